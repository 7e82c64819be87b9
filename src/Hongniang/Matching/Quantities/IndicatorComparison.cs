using Hongniang.Needs;

namespace Hongniang.Matching.Quantities;

/// <summary>The figures that a need asks for, beside those that a candidate states.</summary>
public static class IndicatorComparison
{
    /// <summary>At most this many figures of a need are compared; the first ones are the ones that matter.</summary>
    public const int MostWanted = 8;

    /// <summary>From this overlap of their contexts on, two figures are taken to speak of the same thing. Temperatures need less: what is cold or hot is
    /// told in many words (低温放电, 低温性能), and there are few of them in a text.</summary>
    private static double SameThing(string dimension) => dimension == "temperature" ? 0.3 : 0.5;

    private static readonly string[] SmallerIsBetter =
        ["损耗", "误差", "成本", "能耗", "噪", "排放", "产气", "泄漏", "粗糙", "衰减", "残留", "缺陷", "不良", "杂质", "含水", "响应时间", "延迟", "失重", "收缩", "变形", "功耗", "电耗", "水耗"];

    public enum Verdict
    {
        Met,
        Missed,
        NotStated,
    }

    /// <param name="Name">The wanted figure's name.</param>
    /// <param name="Verdict">How the candidate stands to it.</param>
    /// <param name="Found">The candidate's figure, when it states one.</param>
    public sealed record Line(string Name, Verdict Verdict, Quantity? Found);

    /// <summary>What a need asks for: its indicators' targets, then the limits in its description. Conditions ("at 45℃") are not limits.</summary>
    public static IReadOnlyList<Quantity> WantedBy(IReadOnlyList<Indicator> indicators, string description)
    {
        ArgumentNullException.ThrowIfNull(indicators);
        List<Quantity> wanted = [];
        foreach (var indicator in indicators)
        {
            // Figures in the name are conditions ("at 45 ℃"); the first one of the target is what is asked.
            var conditions = QuantityParser.Parse(indicator.Name).Count;
            foreach (var quantity in QuantityParser.Parse($"{indicator.Name} {indicator.Target}{indicator.Unit}").Skip(conditions).Take(1))
            {
                wanted.Add(quantity with { Name = indicator.Name, Bound = quantity.Bound is Bound.None ? Implied(indicator.Name, quantity) : quantity.Bound });
            }
        }

        var told = indicators.SelectMany(i => QuantityParser.Parse(i.Name)).ToList();
        foreach (var quantity in QuantityParser.Parse(description))
        {
            // "−20 ℃" in an indicator's name is the condition of that indicator, also where the description repeats it.
            if (told.Exists(t => t.Dimension == quantity.Dimension && t.Low.Equals(quantity.Low) && t.High.Equals(quantity.High)))
            {
                continue;
            }

            var bound = quantity.Bound is not Bound.None ? quantity.Bound
                : quantity is { Dimension: "temperature", High: < 0 } ? Bound.AtMost
                : quantity.Dimension.StartsWith("mass per", StringComparison.Ordinal) && quantity.Dimension != "mass per volume" ? Bound.AtLeast
                : Bound.None;
            if (bound is not Bound.None && quantity.Context.Count > 0 && !wanted.Exists(w => w.Dimension == quantity.Dimension && Overlap(w, quantity) > 0.5))
            {
                wanted.Add(quantity with { Bound = bound });
            }
        }

        return wanted.Count > MostWanted ? wanted.GetRange(0, MostWanted) : wanted;
    }

    /// <summary>One line per wanted figure, in the need's order.</summary>
    public static IReadOnlyList<Line> Compare(IReadOnlyList<Quantity> wanted, IReadOnlyList<Quantity> stated)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        ArgumentNullException.ThrowIfNull(stated);
        return [.. wanted.Select(want =>
        {
            var best = stated.Where(s => s.Dimension == want.Dimension && s.IsChange == want.IsChange).Select(s => (Quantity: s, Likeness: Overlap(want, s)))
                .Where(s => s.Likeness >= SameThing(want.Dimension)).OrderByDescending(s => s.Likeness).Select(s => s.Quantity).FirstOrDefault();
            return new Line(NameOf(want), best is null ? Verdict.NotStated : Meets(want, best) ? Verdict.Met : Verdict.Missed, best);
        })];
    }

    private static string NameOf(Quantity want) => want.Name.Length > 0 ? want.Name : want.Written;

    private static Bound Implied(string name, Quantity quantity) =>
        quantity is { Dimension: "temperature", High: < 0 } || SmallerIsBetter.Any(w => name.Contains(w, StringComparison.Ordinal)) ? Bound.AtMost : Bound.AtLeast;

    private static bool Meets(Quantity want, Quantity have)
    {
        var slack = 1e-9 * Math.Max(Math.Abs(want.Low), Math.Abs(want.High));
        return want.Bound switch
        {
            Bound.AtLeast => have.High >= want.Low - slack,
            Bound.AtMost => have.Low <= want.High + slack,
            Bound.Between => have.Low <= want.High + slack && have.High >= want.Low - slack,
            _ => false,
        };
    }

    /// <summary>Shared context over the smaller one, 0–1: what the two figures are about.</summary>
    private static double Overlap(Quantity a, Quantity b) =>
        a.Context.Count == 0 || b.Context.Count == 0 ? 0 : (double)a.Context.Count(b.Context.Contains) / Math.Min(a.Context.Count, b.Context.Count);
}
