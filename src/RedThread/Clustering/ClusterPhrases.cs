namespace RedThread.Clustering;

/// <summary>A phrase that members of a cluster share with its leader.</summary>
/// <param name="Count">How many of the members that were asked share it.</param>
public sealed record ClusterPhrase(string Text, int Count);

/// <summary>What makes a cluster: the phrases that tie its members to its leader.</summary>
public static class ClusterPhrases
{
    private const int ThreadsPerMember = 8;

    /// <summary>The phrases that most members share, those of equal count by their weight in the scores; a phrase inside a longer one of the list is left out.</summary>
    /// <param name="index">Holds the members.</param>
    /// <param name="leader">The leader's text.</param>
    /// <param name="members">Ids of the other members; a dozen says as much as all.</param>
    /// <param name="most">At most so many.</param>
    public static IReadOnlyList<ClusterPhrase> Of(ThreadIndex index, MatchQuery leader, IReadOnlyList<string> members, int most)
    {
        ArgumentNullException.ThrowIfNull(index);
        ArgumentNullException.ThrowIfNull(members);
        var shared = members.SelectMany(id => (index.Explain(leader, id, ThreadsPerMember)?.Threads ?? [])
                .Select(t => (Text: t.Text.Trim(), t.Weight)).Where(t => t.Text.Count(char.IsLetter) > 1).DistinctBy(t => t.Text, StringComparer.OrdinalIgnoreCase))
            .GroupBy(t => t.Text, StringComparer.OrdinalIgnoreCase)
            .Select(g => (Phrase: new ClusterPhrase(g.Key, g.Count()), Weight: g.Sum(t => t.Weight)))
            .OrderByDescending(p => p.Weight).ThenBy(p => p.Phrase.Text, StringComparer.Ordinal).Select(p => p.Phrase);
        List<ClusterPhrase> chosen = [];
        foreach (var phrase in shared)
        {
            if (chosen.Count == most)
                break;
            if (!chosen.Exists(c => c.Text.Contains(phrase.Text, StringComparison.OrdinalIgnoreCase) || phrase.Text.Contains(c.Text, StringComparison.OrdinalIgnoreCase)))
                chosen.Add(phrase);
        }
        return chosen;
    }
}
