using System.Globalization;
using System.Runtime.CompilerServices;
using Hongniang.Common;
using Hongniang.Engagements;

namespace Hongniang.Web.Engagements;

/// <summary>The list of engagements as the rows of a file, in the reader's language.</summary>
internal static class EngagementExport
{
    public static IReadOnlyList<string> Header(Words words) =>
    [
        words["Number"], words["Field.Stage"], words["Need"], words["Need's number"], words["Enterprise"], words["Counterpart"], words["Counterpart's number"], words["Owner or employer"],
        words["Match score"], words["Next step"], words["Due on"], words["Matchmaker"], words["Holder"], words["Last activity"], words["Introduced on"], words["Reason"], words["Contract"],
    ];

    public static async IAsyncEnumerable<IReadOnlyList<string?>> RowsAsync(
        IAsyncEnumerable<PairCard> cards, Words words, AssociationClock clock, [EnumeratorCancellation] CancellationToken ct = default)
    {
        await foreach (var card in cards.WithCancellation(ct))
        {
            yield return
            [
                card.Number, words[card.Stage], card.NeedTitle, card.NeedNumber, card.Enterprise, card.CandidateTitle, card.CandidateNumber, card.Supplier,
                card.MatchScore?.ToString(CultureInfo.InvariantCulture), NextStepWords.Of(words, card.Stage, card.NextStep, card.NextStepDue), Iso(card.NextStepDue), card.MatchmakerName, card.HolderName, Iso(clock.DayOf(card.LastActivityAt)),
                card.IntroducedAt is { } introduced ? Iso(clock.DayOf(introduced)) : null, card.LossReason is { } reason ? words[reason] : null, card.ContractNumber,
            ];
        }
    }

    private static string? Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
