using Hongniang.Matching;

namespace Hongniang.Engagements.Assigning;

/// <summary>Whoever may take needs, whatever it is.</summary>
/// <param name="Number">The human number; ties are broken by it.</param>
/// <param name="Society">The organisation whose own cap counts too; empty for none.</param>
/// <param name="Capacity">So many needs more, 0 or more.</param>
internal sealed record PossibleTaker(string Number, string Name, string Organization, string Society, int Capacity);

/// <summary>A need that a taker may get.</summary>
/// <param name="Points">How well they suit, 1–100.</param>
/// <param name="Rank">The taker's place in the need's own list, 1 = first.</param>
/// <param name="IsFar">Whether it lies outside the taker's own city.</param>
/// <param name="Tell">Why, asked only of rows that come into the plan.</param>
internal sealed record PossibleRow(PossibleTaker Taker, int Points, int Rank, bool IsFar, Func<PossibleRow.Story> Tell)
{
    /// <param name="Phrases">What ties the two texts.</param>
    /// <param name="Kept">The <see cref="KeptMatch"/> as JSON, where candidates were ranked.</param>
    /// <param name="Parts">The parts that the points are the sum of, where the need's page does not tell them.</param>
    internal sealed record Story(IReadOnlyList<string> Phrases, string? Kept, IReadOnlyList<TakerPart>? Parts)
    {
        private const int MostPhrases = 3;

        /// <summary>The member through whom a team takes the need.</summary>
        public AssignmentOutcome.Person? Member { get; init; }

        /// <summary>Why a ranked candidate takes it, as the need's page says.</summary>
        public static Story Of(MatchDesk desk, MatchRow row)
        {
            var kept = KeptMatch.Of(desk, row);
            return new Story([.. kept.Phrases.Where(p => p.Length > 1).Take(MostPhrases)], kept.ToJson(), null);
        }
    }
}
