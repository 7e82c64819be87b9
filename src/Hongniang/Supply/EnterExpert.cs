using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Network;
using Hongniang.Supply.Consents;

namespace Hongniang.Supply;

/// <summary>Enters an expert, as a draft or published at once by whoever verified it.</summary>
public sealed class EnterExpert(HongniangDb db, AssociationClock clock)
{
    /// <param name="Publish">False keeps a draft that is not matched.</param>
    /// <param name="Statement">How the person agreed; needed when the facts say so.</param>
    public sealed record Input(Expert.Facts Facts, bool Publish, ConsentStatement? Statement = null);

    /// <returns>The number of the expert.</returns>
    public async Task<Result<string>> RunAsync(Input input, Actor actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (!actor.May(AccessRules.MayWork))
        {
            return Problem.NotAllowed();
        }

        var facts = await ExpertDesk.PlaceAsync(db, input.Facts, actor, ct);
        var statement = facts.HasConsent ? Cleaned(input.Statement, facts.Name) : null;
        List<Problem> problems = [.. ExpertChecks.Check(facts, clock.Today), .. statement?.Check(clock.Today) ?? []];
        if (facts.HolderId.Value != Guid.Empty && await Holding.ReasonNotToHoldAsync(db, facts.HolderId, ct) is { } outside)
        {
            problems.Add(outside);
        }

        if (input.Publish && SupplyRules.ReasonNotToPublish(SupplyState.Draft, facts.HasConsent) is { } early)
        {
            problems.Add(early);
        }

        if (problems.Count > 0)
        {
            return Result<string>.Refused(problems);
        }

        await using var transaction = await db.BeginAsync(ct);
        var number = await Numbering.TakeAsync(db, HumanNumber.Expert, clock.Today, ct);
        var expert = Expert.Enter(new ExpertId(clock.NewId()), number, facts, input.Publish ? SupplyState.Published : SupplyState.Draft, "form", clock.Now);
        db.Experts.Add(expert);
        ExpertDesk.Record(db, expert, actor, clock.Now, "Entered", after: new { expert.Name, expert.RegionCode });
        if (statement is not null)
        {
            ConsentDesk.Add(db, expert, statement, actor, clock);
        }

        if (input.Publish)
        {
            ExpertDesk.Record(db, expert, actor, clock.Now, "Published", new { State = SupplyState.Draft }, new { expert.State });
        }

        var result = await db.CommitAsync(ct);
        return result.Succeeded ? number : Result<string>.Refused(result.Problems);
    }

    private static ConsentStatement Cleaned(ConsentStatement? given, string name) => given is null
        ? new ConsentStatement(null, name, null, null, null, ExpertConsent.CurrentTextVersion)
        : given with { Channel = given.Channel is ConsentChannel.Online ? null : given.Channel, GivenBy = Texts.Clean(given.GivenBy) ?? name, Source = Texts.Clean(given.Source) };
}
