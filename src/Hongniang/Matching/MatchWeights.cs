using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Hongniang.Matching;

/// <summary>What each criterion counts when candidates are ranked for a need. Every weight is shown on the page.</summary>
/// <remarks>A criterion that the need does not state (no budget, no wished readiness…) is left out for all its candidates and the
/// other weights are scaled up to 100, so scores of one list stay comparable. Experts are judged without readiness and price. What is not text
/// counts only as far as the text does (see decision 13).</remarks>
public sealed class MatchWeights : IValidatableObject
{
    public const string Section = "Hongniang:Matching";

    /// <summary>Likeness of the texts, from the engine. 0–100, default 62.</summary>
    [Range(0, 100)]
    public double Text { get; set; } = 62;

    /// <summary>Figures with units that both sides state, compared. 0–100, default 14.</summary>
    [Range(0, 100)]
    public double Indicators { get; set; } = 14;

    /// <summary>Readiness level against the lowest one that the enterprise accepts. 0–100, default 9.</summary>
    [Range(0, 100)]
    public double Readiness { get; set; } = 9;

    /// <summary>Same county, city or province. 0–100, default 5.</summary>
    [Range(0, 100)]
    public double Region { get; set; } = 5;

    /// <summary>Asking price against the budget. 0–100, default 4.</summary>
    [Range(0, 100)]
    public double Budget { get; set; } = 4;

    /// <summary>Ways of working together that both sides accept. 0–100, default 3.</summary>
    [Range(0, 100)]
    public double Cooperation { get; set; } = 3;

    /// <summary>How lately the candidate's record was touched. 0–100, default 3.</summary>
    [Range(0, 100)]
    public double Freshness { get; set; } = 3;

    /// <summary>Contracts for needs like this one; counts beside the hundred, where there are any. 0–20, default 5.</summary>
    [Range(0, 20)]
    public double Cases { get; set; } = 5;

    /// <summary>The need's industry on a unit's card; counts beside the hundred, for units. 0–20, default 10.</summary>
    [Range(0, 20)]
    public double Industry { get; set; } = 10;

    /// <summary>The normalised text likeness at which the text counts about half. Above 0 and at most 1, default 0.25: unrelated full texts of one
    /// language share enough common characters for 0.08 to 0.16, texts that answer each other lie above 0.4.</summary>
    [Range(0.001, 1)]
    public double HalfText { get; set; } = 0.25;

    /// <summary>Candidates whose normalised text likeness lies below this are not shown: better none than a poor one. 0–1, default 0.05.</summary>
    [Range(0, 1)]
    public double MinimumText { get; set; } = 0.05;

    /// <summary>A candidate whose whole text is less like than this is weak, unless its title promises enough: it is shown when asked for. 0 shows all. 0–1, default 0.2: in the sample
    /// nothing that answers a need lies below 0.2, and little else above.</summary>
    [Range(0, 1)]
    public double WeakText { get; set; } = 0.2;

    /// <summary>A title promises enough where at least this share of all titles as near to a need is known to be related to it. 0–1, default 0.05; on the judged pairs that is
    /// a likeness of about 0.2, from which on also 86 in 100 of the judged ones are related.</summary>
    [Range(0, 1)]
    public double LeastKnown { get; set; } = 0.05;

    /// <summary>How many candidates the text search hands to the other criteria. 20–2000, default 200.</summary>
    [Range(20, 2000)]
    public int Depth { get; set; } = 200;

    /// <summary>The criteria whose weights make the hundred; what is learnt counts beside them, by its own weight.</summary>
    internal static Criterion[] Counted { get; } =
        [Criterion.Text, Criterion.Indicators, Criterion.Readiness, Criterion.Region, Criterion.Budget, Criterion.Cooperation, Criterion.Freshness];

    public double Of(Criterion criterion) => criterion switch
    {
        Criterion.Text => Text,
        Criterion.Indicators => Indicators,
        Criterion.Readiness => Readiness,
        Criterion.Region => Region,
        Criterion.Budget => Budget,
        Criterion.Cooperation => Cooperation,
        Criterion.Freshness => Freshness,
        Criterion.Cases => Cases,
        Criterion.Industry => Industry,
        _ => throw new ArgumentOutOfRangeException(nameof(criterion), criterion, null),
    };

    public double Sum => Counted.Sum(Of);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Math.Abs(Sum - 100) > 0.001)
        {
            yield return new ValidationResult(FormattableString.Invariant($"The weights of {Section} must add up to 100; they add up to {Sum}."));
        }

        if (Text <= 0)
        {
            yield return new ValidationResult($"{Section}:Text must be above 0: candidates are found by their text.");
        }
    }

    /// <summary>Refuses a start with weights out of range or not adding up.</summary>
    internal sealed class Check : IValidateOptions<MatchWeights>
    {
        public ValidateOptionsResult Validate(string? name, MatchWeights options)
        {
            List<ValidationResult> wrong = [];
            return Validator.TryValidateObject(options, new ValidationContext(options), wrong, validateAllProperties: true)
                ? ValidateOptionsResult.Success
                : ValidateOptionsResult.Fail(wrong.Select(w => w.ErrorMessage ?? Section));
        }
    }
}
