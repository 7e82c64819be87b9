using Hongniang.Common;
using Hongniang.Network;

namespace Hongniang.Supply;

/// <summary>What an expert's facts must satisfy, whoever brings them: form, import or sample.</summary>
public static class ExpertChecks
{
    public const int MaxDisciplines = 5;
    public const int MaxDirections = 30;
    public const int MaxLoad = 100;

    public static IReadOnlyList<Problem> Check(Expert.Facts facts, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var checks = new FactChecks()
            .Required(facts.Name, Expert.MaxName)
            .Optional(facts.Title, 60)
            .Required(facts.OrganizationName, Organization.MaxName)
            .Required(facts.ResearchDirections, Expert.MaxText)
            .Parts(facts.ResearchDirections, MaxDirections, 2000)
            .Optional(facts.Works, Expert.MaxText)
            .Optional(facts.Biography, Expert.MaxText)
            .Region(facts.RegionCode)
            .Industry(facts.IndustryCode)
            .DisciplineList(facts.DisciplineCodes, MaxDisciplines)
            .Known(facts.Visibility)
            .AddRange(ContactChecks.Check(null, facts.ContactPhone, facts.ContactEmail))
            .Unclassified(nameof(facts.ResearchDirections), facts.ResearchDirections)
            .Unclassified(nameof(facts.Works), facts.Works)
            .Unclassified(nameof(facts.Biography), facts.Biography);
        if (facts.HolderId.Value == Guid.Empty)
        {
            checks.Add(new Problem("holder", "Say which association looks after this record.", nameof(facts.HolderId)));
        }

        if (facts.LoadCap is < 0 or > MaxLoad)
        {
            checks.Add(new Problem("expert.load", "Between 0 and {0} engagements a month.", nameof(facts.LoadCap), MaxLoad));
        }

        if (facts.Services.Any(m => !Enum.IsDefined(m)))
        {
            checks.Add(new Problem("choice.unknown", "Please choose one of the list.", nameof(facts.Services)));
        }

        return checks.Problems;
    }
}
