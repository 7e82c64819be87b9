using RedThread.Text;

namespace RedThread.Explaining;

/// <summary>A stretch of the query's units that the document holds too.</summary>
internal readonly record struct Phrase(int InQuery, int InDocument, int Count)
{
    public int End => InQuery + Count;

    public Phrase Part(int from, int to) => new(from, InDocument + from - InQuery, to - from);
}

/// <summary>Finds the longest common stretches of two unit sequences.</summary>
internal static class CommonPhrases
{
    /// <summary>Only the first places of a pair are tried, so that texts that repeat themselves cost no more than others.</summary>
    private const int MostPlaces = 32;

    /// <summary>Longer common stretches, as in copied texts, are given in pieces.</summary>
    private const int MostUnits = 64;

    /// <summary>For each place of the query the longest phrase that starts there, the earliest such place of the document, without those inside their predecessor.</summary>
    public static List<Phrase> Find(UnitSequence query, UnitSequence document)
    {
        var words = new Dictionary<TermKey, int>();
        var pairs = new Dictionary<(TermKey, TermKey), List<int>>();
        for (var i = 0; i < document.Count; i++)
        {
            words.TryAdd(document[i].Key, i);
            if (!document.Continues(i))
                continue;
            var pair = (document[i].Key, document[i + 1].Key);
            var places = pairs.TryGetValue(pair, out var known) ? known : pairs[pair] = [];
            if (places.Count < MostPlaces)
                places.Add(i);
        }
        var found = new List<Phrase>();
        for (var i = 0; i < query.Count; i++)
        {
            var best = words.TryGetValue(query[i].Key, out var single) ? new Phrase(i, single, 1) : default;
            if (query.Continues(i) && pairs.TryGetValue((query[i].Key, query[i + 1].Key), out var places))
            {
                foreach (var place in places)
                {
                    var count = CommonLength(query, i, document, place);
                    if (count > best.Count)
                        best = new Phrase(i, place, count);
                }
            }
            if (best.Count > 0 && (found.Count == 0 || best.End > found[^1].End))
                found.Add(best);
            if (best.Count == MostUnits)
                i = best.End - 1;
        }
        return found;
    }

    private static int CommonLength(UnitSequence query, int i, UnitSequence document, int j)
    {
        var count = 1;
        while (count < MostUnits && query.Continues(i + count - 1) && document.Continues(j + count - 1) && query[i + count].Key == document[j + count].Key)
            count++;
        return count;
    }
}
