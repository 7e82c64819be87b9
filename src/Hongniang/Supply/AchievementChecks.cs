using Hongniang.Common;
using Hongniang.Network;

namespace Hongniang.Supply;

/// <summary>What an achievement's facts must satisfy, whoever brings them: form, import or sample.</summary>
public static class AchievementChecks
{
    public const int MaxKeywords = 10;
    public const int MaxDisciplines = 5;
    public const int MaxInventors = 1000;

    public static IReadOnlyList<Problem> Check(Achievement.Facts facts, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var checks = new FactChecks()
            .Required(facts.Title, Achievement.MaxTitle)
            .Required(facts.Summary, Achievement.MaxText)
            .Required(facts.OwnerName, Organization.MaxName)
            .Optional(facts.Highlights, Achievement.MaxText)
            .Optional(facts.Advantage, Achievement.MaxText)
            .Optional(facts.Inventors, MaxInventors)
            .Optional(facts.ReadinessEvidence, Achievement.MaxText)
            .Optional(facts.IpRights, Achievement.MaxText)
            .Region(facts.RegionCode)
            .Industry(facts.IndustryCode)
            .DisciplineList(facts.DisciplineCodes, MaxDisciplines)
            .Parts(facts.Keywords, MaxKeywords, 40)
            .Readiness(facts.ReadinessLevel)
            .Amount(facts.AskingPrice, zeroAllowed: true)
            .Known(facts.Visibility)
            .AddRange(ContactChecks.Check(facts.ContactName, facts.ContactPhone, facts.ContactEmail))
            .Unclassified(nameof(facts.Title), facts.Title)
            .Unclassified(nameof(facts.Summary), facts.Summary, facts.Highlights, facts.Advantage, facts.ReadinessEvidence, facts.IpRights);
        if (facts.HolderId.Value == Guid.Empty)
        {
            checks.Add(new Problem("holder", "Say which association looks after this record.", nameof(facts.HolderId)));
        }

        if (facts.TransferModes.Any(m => !Enum.IsDefined(m)))
        {
            checks.Add(new Problem("choice.unknown", "Please choose one of the list.", nameof(facts.TransferModes)));
        }

        if (facts.ValidUntil is { } until && (until.Year < 2000 || until > today.AddYears(50)))
        {
            checks.Add(new Problem("date.absurd", "{0} cannot be right. Please check the year.", nameof(facts.ValidUntil), until));
        }

        return checks.Problems;
    }
}
