using System.Runtime.InteropServices;
using RedThread.Indexing;

namespace RedThread.Text;

/// <summary>The terms of a text by their numbers, in reading order. Made once and used again and again by one thread.</summary>
/// <param name="vocabularies">By <see cref="TermKind"/>.</param>
/// <param name="unknown">Null: terms that the vocabulary lacks are added to it. Else they get numbers below zero, which are remembered here.</param>
internal sealed class TermIds(Vocabulary[] vocabularies, Dictionary<(TermKind, TermKey), int>? unknown)
{
    private readonly List<int>[] terms = [[], []];

    public ReadOnlySpan<int> Of(TermKind stream) => CollectionsMarshal.AsSpan(terms[(int)stream]);

    public void Clear()
    {
        terms[0].Clear();
        terms[1].Clear();
    }

    public void AddCharacter(char character)
    {
        var id = vocabularies[0].FindCharacter(character);
        terms[0].Add(id >= 0 ? id : Other(TermKind.Unit, TermKey.Of(character)));
    }

    /// <summary>Asks for the pair's entry, to be looked up soon.</summary>
    public void Prefetch(char first, char second) => vocabularies[1].PrefetchPair(((uint)first << 16) | second);

    public void AddPair(char first, char second)
    {
        var id = vocabularies[1].FindPair(((uint)first << 16) | second);
        terms[1].Add(id >= 0 ? id : Other(TermKind.Bigram, TermKey.Of(first, second)));
    }

    public void AddWord(TermKind stream, ReadOnlySpan<char> word)
    {
        var id = vocabularies[(int)stream].FindWord(word);
        terms[(int)stream].Add(id >= 0 ? id : Other(stream, TermKey.Of(word.ToString())));
    }

    public void Add(TermKind stream, in TermKey key)
    {
        var id = vocabularies[(int)stream].Find(key);
        terms[(int)stream].Add(id >= 0 ? id : Other(stream, key));
    }

    private int Other(TermKind stream, in TermKey key)
    {
        if (unknown is null)
            return vocabularies[(int)stream].Add(key);
        ref var id = ref CollectionsMarshal.GetValueRefOrAddDefault(unknown, (stream, key), out var known);
        if (!known)
            id = -unknown.Count;
        return id;
    }
}
