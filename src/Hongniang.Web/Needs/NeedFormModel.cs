using System.Globalization;
using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Engagements;
using Hongniang.Needs;
using Hongniang.Network;
using Hongniang.Supply;

namespace Hongniang.Web.Needs;

/// <summary>What the form of a need holds, as it was typed: a refused form shows it again unchanged.</summary>
public sealed class NeedFormModel
{
    public const int FirstRows = 3;

    public string? Title { get; set; }

    public string? Kind { get; set; }

    public string? TechnologyKind { get; set; }

    public string? Description { get; set; }

    public List<IndicatorRow>? Indicators { get; set; }

    public string? CurrentState { get; set; }

    public string? TriedSolutions { get; set; }

    public string? PartnerRequirements { get; set; }

    public string? DesiredReadiness { get; set; }

    public List<string>? CooperationModes { get; set; }

    /// <summary>In 万元, or with a unit of its own.</summary>
    public string? BudgetFrom { get; set; }

    public string? BudgetTo { get; set; }

    public string? Deadline { get; set; }

    public string? Urgency { get; set; }

    public string? IndustryCode { get; set; }

    /// <summary>Names or codes of disciplines.</summary>
    public string? DisciplineCodes { get; set; }

    public string? Keywords { get; set; }

    /// <summary>A name, a number or a credit code: the register is asked.</summary>
    public string? EnterpriseName { get; set; }

    public string? ContactName { get; set; }

    public string? ContactPhone { get; set; }

    public string? ContactEmail { get; set; }

    public string? HolderId { get; set; }

    public string? RegionCode { get; set; }

    public string? Visibility { get; set; }

    public string? Source { get; set; }

    public bool NotClassified { get; set; }

    /// <summary>The version that the form was opened on.</summary>
    public int Version { get; set; }

    /// <summary>Which button sent the form: <c>draft</c>, <c>hand-in</c>, <c>rows</c> or <c>check</c>.</summary>
    public string? Intent { get; set; }

    public sealed class IndicatorRow
    {
        public string? Name { get; set; }

        public string? Current { get; set; }

        public string? Target { get; set; }

        public string? Unit { get; set; }

        public string? Method { get; set; }

        internal bool IsEmpty => new[] { Name, Current, Target, Unit, Method }.All(string.IsNullOrWhiteSpace);
    }

    /// <summary>Empty rows go to the end, so that the rows stand where the refusals point; at least so many are shown.</summary>
    public void ArrangeRows(int more = 0)
    {
        var filled = (Indicators ?? []).Where(r => !r.IsEmpty).ToList();
        var wanted = Math.Min(NeedChecks.MaxIndicators, Math.Max(Math.Max(FirstRows, filled.Count + (more > 0 ? 0 : 1)), (Indicators?.Count ?? 0) + more));
        Indicators = [.. filled, .. Enumerable.Range(0, Math.Max(0, wanted - filled.Count)).Select(_ => new IndicatorRow())];
    }

    public static NeedFormModel From(Need.Facts facts, int version)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var model = new NeedFormModel
        {
            Title = facts.Title,
            Kind = facts.Kind.ToString(),
            TechnologyKind = facts.TechnologyKind?.ToString(),
            Description = facts.Description,
            Indicators = [.. facts.Indicators.Select(i => new IndicatorRow { Name = i.Name, Current = i.Current, Target = i.Target, Unit = i.Unit, Method = i.Method })],
            CurrentState = facts.CurrentState,
            TriedSolutions = facts.TriedSolutions,
            PartnerRequirements = facts.PartnerRequirements,
            DesiredReadiness = facts.DesiredReadiness?.ToString(CultureInfo.InvariantCulture),
            CooperationModes = [.. facts.CooperationModes.Select(m => m.ToString())],
            BudgetFrom = TenThousands(facts.BudgetFrom),
            BudgetTo = TenThousands(facts.BudgetTo),
            Deadline = facts.Deadline?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Urgency = facts.Urgency.ToString(),
            IndustryCode = facts.IndustryCode,
            DisciplineCodes = Disciplines.NamesOf(facts.DisciplineCodes, CultureInfo.CurrentUICulture),
            Keywords = facts.Keywords?.Replace(";", "；", StringComparison.Ordinal),
            EnterpriseName = facts.EnterpriseName,
            ContactName = facts.ContactName,
            ContactPhone = facts.ContactPhone,
            ContactEmail = facts.ContactEmail,
            HolderId = facts.HolderId.ToString(),
            RegionCode = facts.RegionCode,
            Visibility = facts.Visibility.ToString(),
            Version = version,
        };
        model.ArrangeRows();
        return model;
    }

    /// <summary>The facts as far as they can be read, and what could not be.</summary>
    /// <param name="enterprise">The enterprise in the register that the typed name stands for.</param>
    public (Need.Facts Facts, IReadOnlyList<Problem> Problems) Read(OrganizationLookup.Found? enterprise)
    {
        List<Problem> problems = [];
        return (new Need.Facts
        {
            Title = Texts.Clean(Title) ?? "",
            Kind = One<NeedKind>(Kind) ?? NeedKind.Technology,
            TechnologyKind = One<TechnologyKind>(TechnologyKind),
            Description = Texts.Clean(Description) ?? "",
            Indicators = [.. (Indicators ?? []).Where(r => !r.IsEmpty).Select(r => new Indicator
            {
                Name = Texts.Clean(r.Name) ?? "", Current = Texts.Clean(r.Current), Target = Texts.Clean(r.Target), Unit = Texts.Clean(r.Unit), Method = Texts.Clean(r.Method),
            })],
            CurrentState = Texts.Clean(CurrentState),
            TriedSolutions = Texts.Clean(TriedSolutions),
            PartnerRequirements = Texts.Clean(PartnerRequirements),
            DesiredReadiness = int.TryParse(DesiredReadiness, NumberStyles.None, CultureInfo.InvariantCulture, out var level) ? level : null,
            CooperationModes = [.. (CooperationModes ?? []).Select(One<CooperationMode>).OfType<CooperationMode>()],
            BudgetFrom = Amount(BudgetFrom, nameof(BudgetFrom), problems),
            BudgetTo = Amount(BudgetTo, nameof(BudgetTo), problems),
            Deadline = Day(Deadline, problems),
            Urgency = One<Urgency>(Urgency) ?? Hongniang.Needs.Urgency.Normal,
            IndustryCode = Texts.Clean(IndustryCode),
            DisciplineCodes = DisciplineList(problems),
            Keywords = Separated.Join(Keywords),
            EnterpriseId = enterprise?.Id,
            EnterpriseName = enterprise?.Name ?? Texts.Clean(EnterpriseName) ?? "",
            ContactName = Texts.Clean(ContactName),
            ContactPhone = Texts.Clean(ContactPhone),
            ContactEmail = Texts.Clean(ContactEmail),
            HolderId = Guid.TryParse(HolderId, out var holder) ? new OrganizationId(holder) : default,
            RegionCode = Texts.Clean(RegionCode) ?? "",
            Visibility = One<Visibility>(Visibility) ?? Hongniang.Supply.Visibility.Network,
        }, problems);
    }

    public NeedSource SourceOr(NeedSource otherwise) => One<NeedSource>(Source) ?? otherwise;

    private static string? TenThousands(decimal? yuan) => yuan is { } amount ? (amount / 10_000m).ToString("0.######", CultureInfo.InvariantCulture) : null;

    private static decimal? Amount(string? typed, string field, List<Problem> problems)
    {
        var read = TypedAmount.Read(typed, AmountUnit.TenThousand, field);
        if (read.Succeeded)
        {
            return read.Value;
        }

        problems.AddRange(read.Problems);
        return null;
    }

    private static DateOnly? Day(string? typed, List<Problem> problems)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            return null;
        }

        if (DateOnly.TryParse(typed.Trim(), CultureInfo.InvariantCulture, out var day) || DateOnly.TryParse(typed.Trim(), CultureInfo.CurrentCulture, out day))
        {
            return day;
        }

        problems.Add(new Problem("date.unreadable", "“{0}” is not a date. Write it like 2027-06-30.", nameof(Deadline), typed.Trim()));
        return null;
    }

    private string? DisciplineList(List<Problem> problems)
    {
        List<string> codes = [];
        foreach (var part in Separated.Of(DisciplineCodes))
        {
            if (Disciplines.IsKnown(part))
            {
                codes.Add(part);
            }
            else if (Disciplines.Find(part) is { } code)
            {
                codes.Add(code);
            }
            else
            {
                problems.Add(new Problem("discipline.unknown-name", "There is no discipline called “{0}”. Choose one of the list, or write its code.", nameof(DisciplineCodes), part));
            }
        }

        return codes.Count == 0 ? null : string.Join(';', codes.Distinct());
    }

    private static T? One<T>(string? text)
        where T : struct, Enum =>
        Enum.TryParse<T>(text, out var value) && Enum.IsDefined(value) ? value : null;
}
