using Hongniang.Matching;
using Hongniang.Network;
using Hongniang.Network.Managers;

namespace Hongniang.Engagements.Assigning;

/// <summary>How well a technology manager suits a need, as whole points whose sum is the score. Pure: no clock, no database.</summary>
/// <remarks>Weights of a hundred: fields 40, like cases 30, place 20, certificate 10. A need without an industry asks for no field: 0, 50, 33, 17.</remarks>
internal static class ManagerFit
{
    /// <summary>Needs that repeat less of this one's text are no case like it.</summary>
    public const int LeastPercent = SimilarNeeds.LeastPercent;

    /// <summary>What is known of the manager.</summary>
    /// <param name="Level">Null also where the certificate ended.</param>
    public sealed record Person(string? Fields, string RegionCode, ManagerLevel? Level);

    /// <summary>An earlier need in these hands that is like the one in hand.</summary>
    /// <param name="Percent">How much of the need's text the earlier one repeats, 0–100.</param>
    public sealed record Case(string NeedNumber, int Percent, TakerReason Ending)
    {
        /// <summary>A contract says all, an introduction that led nowhere yet less, the rest least.</summary>
        public double Value => Math.Clamp(Percent, 0, 100) / 100d * (Ending is TakerReason.CaseSigned ? 1 : Ending is TakerReason.CaseIntroduced ? 0.7 : 0.4);
    }

    /// <param name="industry">Of the need; null when it has none.</param>
    /// <param name="cases">Earlier needs in these hands.</param>
    /// <returns>Null where neither field nor case speaks for the pair: living nearby is no reason by itself.</returns>
    public static IReadOnlyList<TakerPart>? Of(string? industry, string region, Person person, IEnumerable<Case> cases)
    {
        ArgumentNullException.ThrowIfNull(person);
        var most = industry is null ? (Field: 0, Cases: 50, Region: 33, Level: 17) : (Field: 40, Cases: 30, Region: 20, Level: 10);
        var best = cases.Where(c => c.Percent >= LeastPercent).OrderByDescending(c => c.Value).ThenBy(c => c.NeedNumber, StringComparer.Ordinal).FirstOrDefault();
        var field = FieldOf(industry, person.Fields);
        var near = Places.Nearness(region, person.RegionCode);
        List<TakerPart> parts =
        [
            Part(TakerCriterion.Field, most.Field, field.Value, field.Reason, field.Args),
            best is null ? Part(TakerCriterion.Cases, most.Cases, 0, TakerReason.NoCase, [])
                : Part(TakerCriterion.Cases, most.Cases, best.Value, best.Ending, [best.NeedNumber, best.Percent.ToString(System.Globalization.CultureInfo.InvariantCulture)]),
            near switch
            {
                RegionNearness.SameCounty => Part(TakerCriterion.Region, most.Region, 1, TakerReason.InCounty, []),
                RegionNearness.SameCity => Part(TakerCriterion.Region, most.Region, 0.8, TakerReason.InCity, []),
                RegionNearness.SameProvince => Part(TakerCriterion.Region, most.Region, 0.4, TakerReason.InProvince, []),
                _ => Part(TakerCriterion.Region, most.Region, 0, TakerReason.Elsewhere, []),
            },
            person.Level switch
            {
                ManagerLevel.Senior => Part(TakerCriterion.Level, most.Level, 1, TakerReason.SeniorHeld, []),
                ManagerLevel.Intermediate => Part(TakerCriterion.Level, most.Level, 0.7, TakerReason.IntermediateHeld, []),
                ManagerLevel.Junior => Part(TakerCriterion.Level, most.Level, 0.4, TakerReason.JuniorHeld, []),
                _ => Part(TakerCriterion.Level, most.Level, 0, TakerReason.NoneHeld, []),
            },
        ];
        return parts[0].Points + parts[1].Points > 0 ? parts : null;
    }

    private static TakerPart Part(TakerCriterion criterion, int most, double value, TakerReason reason, IReadOnlyList<string> args) =>
        new(criterion, most, (int)Math.Round(most * value, MidpointRounding.AwayFromZero), reason, args);

    /// <summary>The division is served: all of it. Another of the same section: a third. Somebody who serves any field: half.</summary>
    private static (double Value, TakerReason Reason, IReadOnlyList<string> Args) FieldOf(string? industry, string? fields)
    {
        var served = Separated.Of(fields);
        return served.Count == 0 ? (0.5, TakerReason.AnyField, [])
            : industry is null ? (0, TakerReason.OtherField, [])
            : served.FirstOrDefault(f => industry.StartsWith(f, StringComparison.Ordinal) || f.StartsWith(industry, StringComparison.Ordinal)) is not null ? (1, TakerReason.FieldServed, [industry])
            : served.FirstOrDefault(f => f[0] == industry[0]) is { } near ? (1d / 3, TakerReason.FieldNear, [near])
            : (0, TakerReason.OtherField, []);
    }
}
