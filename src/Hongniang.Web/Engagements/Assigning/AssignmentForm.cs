using System.Globalization;
using Hongniang.Common;
using Hongniang.Engagements.Assigning;
using Hongniang.Web.Shell.Forms;
using RedThread.Assignment;

namespace Hongniang.Web.Engagements.Assigning;

/// <summary>The settings of a plan as a form holds them: texts as typed.</summary>
public sealed class AssignmentForm
{
    public string? Kind { get; set; }

    public string? Region { get; set; }

    public string? Industry { get; set; }

    public bool OnlyUntouched { get; set; }

    public string? MostNeeds { get; set; }

    public string? TakerCap { get; set; }

    public string? PerNeed { get; set; }

    public string? MostFar { get; set; }

    public string? SocietyCap { get; set; }

    public string? LeastScore { get; set; }

    public string? FreshMonths { get; set; }

    public string? FloorPercent { get; set; }

    public string? Goal { get; set; }

    public string? BasedOn { get; set; }

    public static AssignmentForm Of(AssignmentSettings settings, string? basedOn)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return new AssignmentForm
        {
            Kind = settings.Kind.ToString(), Region = settings.Region, Industry = settings.Industry, OnlyUntouched = settings.OnlyUntouched, MostNeeds = Text(settings.MostNeeds),
            TakerCap = Text(settings.TakerCap), PerNeed = Text(settings.PerNeed), MostFar = Text(settings.MostFar), SocietyCap = Text(settings.SocietyCap), LeastScore = Text(settings.LeastScore),
            FreshMonths = Text(settings.FreshMonths), FloorPercent = Text(settings.FloorPercent), Goal = settings.Goal.ToString(), BasedOn = basedOn,
        };
    }

    internal (AssignmentSettings Settings, IReadOnlyList<Problem> Problems) Read()
    {
        var reader = new FormReader();
        var usual = new AssignmentSettings();
        var settings = new AssignmentSettings
        {
            Kind = FormReader.One<TakerKind>(Kind) ?? usual.Kind,
            Region = Texts.Clean(Region),
            Industry = Texts.Clean(Industry),
            OnlyUntouched = OnlyUntouched,
            MostNeeds = reader.Count(MostNeeds, nameof(MostNeeds)) ?? usual.MostNeeds,
            TakerCap = reader.Count(TakerCap, nameof(TakerCap)) ?? usual.TakerCap,
            PerNeed = reader.Count(PerNeed, nameof(PerNeed)) ?? usual.PerNeed,
            MostFar = reader.Count(MostFar, nameof(MostFar)),
            SocietyCap = reader.Count(SocietyCap, nameof(SocietyCap)),
            LeastScore = reader.Count(LeastScore, nameof(LeastScore)) ?? usual.LeastScore,
            FreshMonths = reader.Count(FreshMonths, nameof(FreshMonths)),
            FloorPercent = reader.Count(FloorPercent, nameof(FloorPercent)) ?? usual.FloorPercent,
            Goal = FormReader.One<AssignmentGoal>(Goal) ?? usual.Goal,
        };
        return (settings, reader.With(settings.Check()));
    }

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}
