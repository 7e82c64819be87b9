using System.Globalization;

namespace RedThread;

/// <summary>What one unit of text is.</summary>
public enum UnitKind
{
    /// <summary>Every Chinese character, and every whole run of Latin letters and digits. No dictionary, so a term coined yesterday is found today.</summary>
    Characters,

    /// <summary>English words reduced to their stem (Porter 1980); Chinese runs inside such text still fall into characters.</summary>
    Stems,
}

/// <summary>
/// Every parameter of the scoring recipe. The defaults are the ones measured on judged needs and achievements; around them the quality is flat:
/// moving one parameter inside the span given as "flat" changed nDCG@10 by at most .005.
/// </summary>
public sealed class RecipeOptions
{
    /// <summary>What a unit is. Default <see cref="UnitKind.Characters"/>: characters beat dictionary words by .04 nDCG@10.</summary>
    public UnitKind Units { get; init; } = UnitKind.Characters;

    /// <summary>How fast repeated occurrences in a document saturate (BM25's k1). Range 0 to 10, default 1.2 (Robertson and Zaragoza 2009), flat .8 to 2.</summary>
    public double K1 { get; init; } = 1.2;

    /// <summary>How much a long document is discounted (BM25's b). Range 0 to 1, default .75 (Robertson and Zaragoza 2009), flat .6 to 1.</summary>
    public double B { get; init; } = .75;

    /// <summary>What one occurrence in the query's body counts beside one in its title. Range 0 to 10, default .2 (+.026 nDCG@10 over the title alone), flat .1 to .3.</summary>
    public double QueryBodyWeight { get; init; } = .2;

    /// <summary>Occurrences in the query's body beyond this many do not count. Range 1 to 1,000,000, default 3, flat 2 to 5.</summary>
    public int QueryBodyCap { get; init; } = 3;

    /// <summary>What the bigram stream counts beside the unit stream. Range 0 to 10, default .3, flat .1 to .5.</summary>
    public double BigramWeight { get; init; } = .3;

    /// <summary>
    /// The share of the needs' rarity in the geometric blend with the documents' rarity. Range 0 to 1, default .3, flat .3 to .4; .4 gives +.006 [.001, .013]
    /// Recall@100, +.001 nDCG@10 and -.004 nDCG@10 of the whole collection (with the exponent, beside no blend: +.018 nDCG@10, +.10 Recall@100). Without background needs the blend is the documents' rarity alone.
    /// </summary>
    public double NeedIdfShare { get; init; } = .3;

    /// <summary>The exponent on the blended rarity. Range 0 to 5, default 1.5 (alone +.058 Recall@100 over 1).</summary>
    public double IdfExponent { get; init; } = 1.5;

    /// <summary>
    /// How often the title of a document is counted beside its body. Range 1 to 100, default 1: the document is its title followed by its body. No judged set with
    /// bodies on both sides is known, so no other value is claimed to be better.
    /// </summary>
    public int DocumentTitleWeight { get; init; } = 1;

    /// <summary>
    /// What nearness of meaning counts beside the words in a <see cref="MeaningIndex"/>, as a share of the query's self score; 0 leaves it out. Range 0 to 2, default .18
    /// (+.006 [-.003, .016] nDCG@10, +.017 [.002, .044] Recall@100), flat .12 to .30. A <see cref="ThreadIndex"/> ranks by words alone and does not look at it.
    /// </summary>
    public double MeaningWeight { get; init; } = .18;

    /// <summary>The dimensions of that space (latent semantic analysis; fewer where the documents have not as many). Range 1 to 1,000, default 300.</summary>
    public int MeaningDimensions { get; init; } = 300;

    /// <summary>
    /// The recipe moved to English works of reviewers: stems, bigrams at 1, plain rarity, the whole query at weight 1. Combine an expert's works with
    /// <see cref="WorkAggregation.Geometric"/>.
    /// </summary>
    public static RecipeOptions English { get; } = new()
    {
        Units = UnitKind.Stems,
        BigramWeight = 1,
        QueryBodyWeight = 1,
        QueryBodyCap = 1_000_000,
        NeedIdfShare = 0,
        IdfExponent = 1,
        MeaningWeight = .3,
        MeaningDimensions = 60,
    };

    /// <summary>Throws <see cref="InvalidOperationException"/> where a value is outside its range; the message names the parameter, the range and the value.</summary>
    public void Validate()
    {
        if (!Enum.IsDefined(Units))
            throw new InvalidOperationException($"Units must be Characters or Stems, not {Units}.");
        InRange(nameof(K1), K1, 0, 10);
        InRange(nameof(B), B, 0, 1);
        InRange(nameof(QueryBodyWeight), QueryBodyWeight, 0, 10);
        InRange(nameof(QueryBodyCap), QueryBodyCap, 1, 1_000_000);
        InRange(nameof(BigramWeight), BigramWeight, 0, 10);
        InRange(nameof(NeedIdfShare), NeedIdfShare, 0, 1);
        InRange(nameof(IdfExponent), IdfExponent, 0, 5);
        InRange(nameof(DocumentTitleWeight), DocumentTitleWeight, 1, 100);
        InRange(nameof(MeaningWeight), MeaningWeight, 0, 2);
        InRange(nameof(MeaningDimensions), MeaningDimensions, 1, 1000);
    }

    /// <summary>A recipe written as "BigramWeight=.5, IdfExponent=1": the defaults but for the named values. Empty gives the defaults; "English", alone or first, starts from
    /// the English recipe.</summary>
    /// <exception cref="FormatException">A name is unknown or a value no number; the message says which.</exception>
    /// <exception cref="InvalidOperationException">A value is outside its range.</exception>
    public static RecipeOptions Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var values = new Dictionary<string, double>(StringComparer.Ordinal);
        var parts = text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var defaults = parts is [nameof(English), ..] ? English : new RecipeOptions();
        foreach (var part in parts.Skip(defaults == English ? 1 : 0))
        {
            var pair = part.Split('=', 2, StringSplitOptions.TrimEntries);
            if (pair.Length < 2 || !double.TryParse(pair[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
                throw new FormatException($"'{part}' is not a parameter and a number, such as BigramWeight=.5.");
            values[pair[0]] = value;
        }
        double Taken(string name, double otherwise) => values.Remove(name, out var value) ? value : otherwise;
        var parsed = new RecipeOptions
        {
            Units = defaults.Units,
            K1 = Taken(nameof(K1), defaults.K1),
            B = Taken(nameof(B), defaults.B),
            QueryBodyWeight = Taken(nameof(QueryBodyWeight), defaults.QueryBodyWeight),
            QueryBodyCap = (int)Taken(nameof(QueryBodyCap), defaults.QueryBodyCap),
            BigramWeight = Taken(nameof(BigramWeight), defaults.BigramWeight),
            NeedIdfShare = Taken(nameof(NeedIdfShare), defaults.NeedIdfShare),
            IdfExponent = Taken(nameof(IdfExponent), defaults.IdfExponent),
            DocumentTitleWeight = (int)Taken(nameof(DocumentTitleWeight), defaults.DocumentTitleWeight),
            MeaningWeight = Taken(nameof(MeaningWeight), defaults.MeaningWeight),
            MeaningDimensions = (int)Taken(nameof(MeaningDimensions), defaults.MeaningDimensions),
        };
        if (values.Count > 0)
            throw new FormatException($"The recipe has no parameter '{values.Keys.First()}'.");
        parsed.Validate();
        return parsed;
    }

    private static void InRange(string name, double value, double least, double most)
    {
        if (!(value >= least && value <= most))
            throw new InvalidOperationException(FormattableString.Invariant($"{name} must be between {least} and {most}, not {value}."));
    }
}
