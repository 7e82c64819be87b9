using RedThread.Text;

namespace RedThread.Explaining;

/// <summary>
/// Draws the threads: picks, heaviest first, the common phrases that carry the score. A term's contribution goes to the first phrase picked that holds it; what a picked
/// phrase covers of the query is cut from the others.
/// </summary>
internal sealed class ThreadFinder
{
    /// <summary>A term in more than this share of the documents says nothing by itself.</summary>
    private const double CommonShare = .2;

    /// <summary>In a smaller index shares say nothing yet, so no term is taken for common.</summary>
    private const int FewestDocuments = 50;

    private const string Particles = "的与及和了";

    private readonly MatchQuery query;
    private readonly UnitSequence asked;
    private readonly UnitSequence offered;
    private readonly ExplanationPart?[] unitParts;
    private readonly ExplanationPart?[] bigramParts;
    private readonly int documents;
    private readonly long score;

    private ThreadFinder(MatchQuery query, IndexDocument document, List<ExplanationPart> parts, int documents, TextAnalyzer analyzer)
    {
        this.query = query;
        this.documents = documents;
        asked = new UnitSequence(analyzer, query.Title, query.Body);
        offered = new UnitSequence(analyzer, document.Title, document.Body);
        var byTerm = parts.ToDictionary(part => (part.Kind, part.Term));
        unitParts = [.. asked.Units.Select(unit => byTerm.GetValueOrDefault((TermKind.Unit, unit.Key.ToString())))];
        bigramParts = [.. Enumerable.Range(0, asked.Count).Select(i => asked.BigramAt(i) is { } key ? byTerm.GetValueOrDefault((TermKind.Bigram, key.ToString())) : null)];
        score = parts.Sum(part => part.Contribution);
    }

    public static List<ThreadSpan> Find(MatchQuery query, IndexDocument document, List<ExplanationPart> parts, int documents, TextAnalyzer analyzer, int most)
    {
        if (parts.Count == 0 || most == 0)
            return [];
        var finder = new ThreadFinder(query, document, parts, documents, analyzer);
        var common = CommonPhrases.Find(finder.asked, finder.offered);
        var threads = finder.Pick([.. common.SelectMany(finder.Usable)], most);
        return threads.Count > 0 ? threads : finder.Pick(finder.SingleCharacters(common), most);
    }

    private List<ThreadSpan> Pick(List<Phrase> candidates, int most)
    {
        var threads = new List<ThreadSpan>();
        var credited = new HashSet<ExplanationPart>(ReferenceEqualityComparer.Instance);
        while (threads.Count < most && candidates.Count > 0)
        {
            var (best, weight) = candidates.Select(phrase => (phrase, Fresh(phrase, credited).Sum(part => part.Contribution))).MaxBy(pair => pair.Item2);
            if (weight <= 0)
                break;
            var span = asked.SpanOf(best.InQuery, best.Count);
            var text = (span.Field == SpanField.Title ? query.Title : query.Body).Substring(span.Start, span.Length);
            threads.Add(new ThreadSpan(text, span, offered.SpanOf(best.InDocument, best.Count), (double)weight / score));
            credited.UnionWith(Fresh(best, credited).ToList());
            candidates = [.. candidates.SelectMany(phrase => Outside(phrase, best))];
        }
        return threads;
    }

    private IEnumerable<Phrase> Outside(Phrase phrase, Phrase picked)
    {
        if (phrase.End <= picked.InQuery || phrase.InQuery >= picked.End)
            return [phrase];
        var left = phrase.InQuery < picked.InQuery ? Usable(phrase.Part(phrase.InQuery, picked.InQuery)) : [];
        var right = phrase.End > picked.End ? Usable(phrase.Part(picked.End, phrase.End)) : [];
        return left.Concat(right);
    }

    /// <summary>The phrase without particles at its ends, if it then says something: a word, or two characters that are not on everybody's lips.</summary>
    private IEnumerable<Phrase> Usable(Phrase phrase)
    {
        var (from, to) = (phrase.InQuery, phrase.End);
        while (from < to && IsParticle(from))
            from++;
        while (to > from && IsParticle(to - 1))
            to--;
        if (to == from)
            yield break;
        var trimmed = phrase.Part(from, to);
        if (Terms(trimmed).Any(part => IsTelling(part) && !IsCommon(part)))
            yield return trimmed;
    }

    private List<Phrase> SingleCharacters(List<Phrase> common) =>
        [.. common.SelectMany(phrase => Enumerable.Range(phrase.InQuery, phrase.Count).Select(i => phrase.Part(i, i + 1)))
            .Where(phrase => !IsParticle(phrase.InQuery) && Terms(phrase).Any(part => !IsCommon(part)))];

    private bool IsParticle(int i) => asked[i].Key is { Word: null, Code: var code } && Particles.Contains((char)code, StringComparison.Ordinal);

    private bool IsCommon(ExplanationPart part) => documents >= FewestDocuments && part.DocumentFrequency > CommonShare * documents;

    /// <summary>A character pair or a word; not one character, one letter or a bare number.</summary>
    private static bool IsTelling(ExplanationPart part)
    {
        if (part.Term.Length < 2)
            return false;
        var word = Folding.IsWord(part.Term[0]);
        return word ? part.Kind == TermKind.Unit && part.Term.AsSpan().IndexOfAnyInRange('a', 'z') >= 0 : part.Kind == TermKind.Bigram;
    }

    private IEnumerable<ExplanationPart> Fresh(Phrase phrase, HashSet<ExplanationPart> credited) => Terms(phrase).Where(part => !credited.Contains(part));

    /// <summary>The scored terms inside the phrase, each once.</summary>
    private HashSet<ExplanationPart> Terms(Phrase phrase)
    {
        var found = new HashSet<ExplanationPart>(ReferenceEqualityComparer.Instance);
        for (var i = phrase.InQuery; i < phrase.End; i++)
        {
            if (unitParts[i] is { } unit)
                found.Add(unit);
            if (bigramParts[i] is { } bigram && i + asked.BigramUnits(i) <= phrase.End)
                found.Add(bigram);
        }
        return found;
    }
}
