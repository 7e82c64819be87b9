using Hongniang.Common;
using Hongniang.Network;

namespace Hongniang.Needs;

/// <summary>What a need's facts must satisfy, whoever brings them: form, import or sample.</summary>
public static class NeedChecks
{
    public const int MaxIndicators = 10;
    public const int MaxKeywords = 10;
    public const int MaxDisciplines = 5;

    /// <summary>What every stored need must satisfy, drafts too.</summary>
    public static IReadOnlyList<Problem> Check(Need.Facts facts, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var checks = new FactChecks()
            .Required(facts.Title, Need.MaxTitle)
            .Required(facts.Description, Need.MaxText)
            .Required(facts.EnterpriseName, Organization.MaxName)
            .Known(facts.Kind)
            .Known(facts.Urgency)
            .Known(facts.Visibility)
            .Optional(facts.CurrentState, Need.MaxText)
            .Optional(facts.TriedSolutions, Need.MaxText)
            .Optional(facts.PartnerRequirements, Need.MaxText)
            .Readiness(facts.DesiredReadiness)
            .Amount(facts.BudgetFrom, zeroAllowed: facts.BudgetTo > 0)
            .Amount(facts.BudgetTo, zeroAllowed: false)
            .Region(facts.RegionCode)
            .Industry(facts.IndustryCode)
            .DisciplineList(facts.DisciplineCodes, MaxDisciplines)
            .Parts(facts.Keywords, MaxKeywords, 40)
            .AddRange(ContactChecks.Check(facts.ContactName, facts.ContactPhone, facts.ContactEmail))
            .AddRange(Indicators(facts.Indicators))
            .Unclassified(nameof(facts.Title), facts.Title)
            .Unclassified(nameof(facts.Description), facts.Description)
            .Unclassified(nameof(facts.CurrentState), facts.CurrentState)
            .Unclassified(nameof(facts.TriedSolutions), facts.TriedSolutions)
            .Unclassified(nameof(facts.PartnerRequirements), facts.PartnerRequirements);
        if (facts.BudgetFrom > facts.BudgetTo)
        {
            checks.Add(new Problem("need.budget-order", "The lower end of the budget is above the upper end.", nameof(facts.BudgetFrom)));
        }

        if (facts.Deadline is { } deadline && (deadline.Year < 2000 || deadline > today.AddYears(30)))
        {
            checks.Add(new Problem("date.absurd", "{0} cannot be right. Please check the year.", nameof(facts.Deadline), deadline));
        }

        if (facts.TechnologyKind is { } kind && !Enum.IsDefined(kind))
        {
            checks.Add(new Problem("choice.unknown", "Please choose one of the list.", nameof(facts.TechnologyKind)));
        }

        if (facts.CooperationModes.Any(m => !Enum.IsDefined(m)))
        {
            checks.Add(new Problem("choice.unknown", "Please choose one of the list.", nameof(facts.CooperationModes)));
        }

        if (facts.HolderId.Value == Guid.Empty)
        {
            checks.Add(new Problem("holder", "Say which association looks after this record.", nameof(facts.HolderId)));
        }

        return checks.Problems;
    }

    /// <summary>What is asked in addition of a need that a person hands in for review: somebody to call, and a date still to come.</summary>
    /// <remarks>Not asked of imported needs, whose lists often hold neither and lie years back.</remarks>
    public static IReadOnlyList<Problem> CheckToSubmit(Need.Facts facts, DateOnly today)
    {
        var checks = new FactChecks().AddRange(Check(facts, today)).Required(facts.ContactName, ContactChecks.MaxName);
        if (string.IsNullOrEmpty(facts.ContactPhone) && string.IsNullOrEmpty(facts.ContactEmail))
        {
            checks.Add(new Problem("need.unreachable", "Give a telephone number or a mail address.", nameof(facts.ContactPhone)));
        }

        if (facts.Deadline < today && facts.Deadline.Value.Year >= 2000)
        {
            checks.Add(new Problem("need.deadline-past", "The wished date is already past.", nameof(facts.Deadline)));
        }

        return checks.Problems;
    }

    public static Problem TickMissing() => new("need.not-classified", "Confirm that the need holds nothing classified.", "NotClassified");

    private static IReadOnlyList<Problem> Indicators(IReadOnlyList<Indicator> indicators)
    {
        var checks = new FactChecks();
        if (indicators.Count > MaxIndicators)
        {
            checks.Add(new Problem("need.indicators", "At most {0} indicators. Split the need when it holds more than one problem.", nameof(Need.Facts.Indicators), MaxIndicators));
        }

        for (var i = 0; i < indicators.Count; i++)
        {
            var (one, at) = (indicators[i], $"{nameof(Need.Facts.Indicators)}[{i}].");
            checks.Required(one.Name, 100, at + nameof(one.Name))
                .Optional(one.Current, 200, at + nameof(one.Current))
                .Optional(one.Target, 200, at + nameof(one.Target))
                .Optional(one.Unit, 40, at + nameof(one.Unit))
                .Optional(one.Method, 400, at + nameof(one.Method))
                .Unclassified(at + nameof(one.Name), one.Name, one.Current, one.Target, one.Method);
        }

        return checks.Problems;
    }
}
