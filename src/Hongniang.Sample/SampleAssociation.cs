using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Sample;

/// <summary>样例科协: an invented provincial association with everything that a tour through the product needs, always the same but for the days, which count back from today.</summary>
/// <remarks>Only credentials differ between two makings: the password's salt is random, as it must be.</remarks>
public static class SampleAssociation
{
    /// <summary>The password of every sample account.</summary>
    public const string Password = "Hongniang-2026";

    public const string MailDomain = "hongniang.example";

    internal const string EnterpriseKey = "01.E1";
    internal const string ExpertKey = "01.X1";
    internal const string UniversityName = "岭南理工大学（样例）";
    internal const string SocietyName = "示范省食品学会（样例）";
    internal const string InvestorName = "珠水创业投资（样例）";

    /// <summary>The mailboxes to show first: one of each kind of person.</summary>
    public static IReadOnlyList<string> Tour { get; } = ["foshan", "nanhai", "leader", "province", "dongguan", "enterprise", "expert", "university",
        "reviewer", "society", "station", "investor", "administrator", "security", "auditor"];

    /// <summary>Fills an empty database in one transaction. Refuses one that holds organisations already.</summary>
    /// <param name="today">The day that everything counts from; due and overdue work is due and overdue on it.</param>
    public static async Task<Result> SeedAsync(HongniangDb db, AssociationClock clock, DateOnly today, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(clock);
        if (await db.Organizations.IgnoreQueryFilters().AnyAsync(ct)) // why: asks whether there is anything at all
        {
            return new Problem("sample.not-empty", "The database holds organisations already. The sample association needs an empty one.");
        }

        var texts = TextRecord.ReadAll();
        var story = new SampleStory(db, new SampleCalendar(today, clock.Zone));
        await using var transaction = await db.BeginAsync(ct);
        var network = new SampleNetwork(story);
        await network.BuildAsync(texts, ct);
        var people = new SamplePeople(story);
        people.AddStaff(network);
        network.Tell(people.Officer);
        people.Add("enterprise", "欧阳（企业）", Role.Enterprise, network.Enterprise(EnterpriseKey));
        people.Add("university", "科研处", Role.Enterprise, network.Named(UniversityName));
        people.Add("society", "学会秘书处", Role.Society, network.Named(SocietyName));
        people.Add("station", "企业服务站", Role.Station, network.Enterprise(EnterpriseKey));
        people.Add("investor", "投资经理", Role.Investor, network.Named(InvestorName));
        var supply = new SampleSupply(story, network, people);
        await supply.BuildAsync(texts, ct);
        var expert = supply.Expert(ExpertKey) ?? throw new InvalidDataException($"The sample has no expert {ExpertKey}.");
        people.Add("expert", expert.Name, Role.Expert, network.Named(expert.OrganizationName), expert.Id.Value);
        var needs = new SampleNeeds(story, network, people);
        await needs.BuildAsync(texts, ct);
        needs.Judge(texts, supply);
        var world = new SampleWorld(story, network, people, needs, supply, new SamplePhrases(texts), new SampleMatches(needs, supply, clock.Now));
        await new SampleEngagements(world).BuildAsync(texts, ct);
        await new SamplePartnerships(story, network, people).BuildAsync(texts, ct);
        await new SampleStations(story, network, people, supply).BuildAsync(ct);
        await new SampleLeads(story, network, people).BuildAsync(ct);
        await new SampleManagers(story, network, people).BuildAsync(ct);
        await new SampleVisits(story, network, people, needs).BuildAsync(ct);
        await new SampleTasks(story, network, people, needs).BuildAsync(ct);
        story.Tell();
        return await db.CommitAsync(ct);
    }
}
