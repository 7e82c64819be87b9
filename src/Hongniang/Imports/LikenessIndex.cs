using System.Runtime.InteropServices;
using Hongniang.Common.Importing;

namespace Hongniang.Imports;

/// <summary>Finds the record that a row resembles, exactly and quickly, among tens of thousands: an inverted index over the first shingles of each text (prefix filter).</summary>
/// <remarks>Likeness is the share of shingles that two texts have in common (Jaccard): the same from either side, unlike a search score, and cheap enough to be
/// asked for every row. See docs/decisions/0020.</remarks>
internal sealed class LikenessIndex
{
    /// <summary>Texts that share so much are perhaps the same.</summary>
    public const double EnoughText = .6;

    /// <summary>Titles that share so much are perhaps the same, when the owner is the same.</summary>
    public const double EnoughTitle = .75;

    /// <summary>Equal titles of different or unknown owners must have texts that share this much.</summary>
    public const double EnoughBeside = .25;

    private const int TextShingle = 4;
    private const int TitleShingle = 2;

    /// <summary>Shingles of the prefix that must be shared before two texts are compared; shorter texts are compared from the first on.</summary>
    private const int SharedFirst = 4;

    private const int ShortText = 30;

    private readonly List<Entry> _entries = [];
    private readonly Dictionary<string, int> _keys = new(StringComparer.Ordinal);
    private readonly Dictionary<uint, List<int>> _texts = [];
    private readonly Dictionary<string, List<int>> _owners = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> _titles = new(StringComparer.Ordinal);
    private ushort[] _counts = new ushort[1024];

    /// <summary>A record, or a row that is about to become one (then id and number follow).</summary>
    public sealed class Entry
    {
        public Guid? Id { get; set; }

        public string? Number { get; set; }

        internal required uint[] Text { get; init; }

        internal required uint[] Title { get; init; }

        internal required string TitleText { get; init; }

        internal required string? Owner { get; init; }
    }

    public Entry Add(Resemblance of, Guid? id = null, string? number = null)
    {
        var entry = EntryOf(of, id, number);
        var at = _entries.Count;
        _entries.Add(entry);
        foreach (var key in of.Keys)
        {
            _keys.TryAdd(key, at);
        }

        Post(_texts, Prefix(entry.Text, EnoughText, SharedFirst), at);
        Post(_owners, entry.Owner, at);
        Post(_titles, entry.TitleText, at);
        return entry;
    }

    /// <summary>The most alike, if any is enough alike; the earliest of equals.</summary>
    public (Entry Entry, double Likeness)? Find(Resemblance of)
    {
        foreach (var key in of.Keys)
        {
            if (_keys.TryGetValue(key, out var same))
            {
                return (_entries[same], 1);
            }
        }

        var wanted = EntryOf(of, null, null);
        (int At, double Likeness) best = (-1, 0);
        foreach (var at in Candidates(_texts, Prefix(wanted.Text, EnoughText, SharedFirst), wanted.Text.Length < ShortText ? 1 : SharedFirst))
        {
            Take(at, Jaccard(wanted.Text, _entries[at].Text, EnoughText), EnoughText);
        }

        foreach (var at in Postings(_owners, wanted.Owner))
        {
            Take(at, Jaccard(wanted.Title, _entries[at].Title), EnoughTitle);
        }

        foreach (var at in Postings(_titles, wanted.TitleText))
        {
            var text = Jaccard(wanted.Text, _entries[at].Text);
            Take(at, text >= EnoughBeside ? (1 + text) / 2 : 0, EnoughBeside);
        }

        return best.At < 0 ? null : (_entries[best.At], best.Likeness);

        void Take(int at, double likeness, double enough)
        {
            if (likeness >= enough && (likeness > best.Likeness || (likeness == best.Likeness && at < best.At)))
            {
                best = (at, likeness);
            }
        }
    }

    /// <summary>How alike two texts are, 0–1.</summary>
    internal static double Likeness(string a, string b) => Jaccard(Shingles(a, TextShingle), Shingles(b, TextShingle));

    private static Entry EntryOf(Resemblance of, Guid? id, string? number) => new()
    {
        Id = id, Number = number, Owner = of.Owner is null ? null : HeadingText.Normalize(of.Owner),
        Text = Shingles(of.Text, TextShingle), Title = Shingles(of.Title, TitleShingle), TitleText = Letters(of.Title),
    };

    /// <summary>The hashes of all runs of letters and digits of one length, sorted and distinct. A shorter text is one shingle.</summary>
    private static uint[] Shingles(string text, int length)
    {
        var letters = Letters(text);
        if (letters.Length == 0)
        {
            return [];
        }

        var hashes = new List<uint>(Math.Max(1, letters.Length));
        for (var i = 0; i + length <= letters.Length; i++)
        {
            hashes.Add(Hash(letters.AsSpan(i, length)));
        }

        if (hashes.Count == 0)
        {
            hashes.Add(Hash(letters));
        }

        hashes.Sort();
        var span = CollectionsMarshal.AsSpan(hashes);
        var kept = 0;
        for (var i = 0; i < span.Length; i++)
        {
            if (kept == 0 || span[i] != span[kept - 1])
            {
                span[kept++] = span[i];
            }
        }

        return span[..kept].ToArray();
    }

    private static string Letters(string text) => new([.. HeadingText.Fold(text).Where(char.IsLetterOrDigit)]);

    /// <summary>FNV-1a with a final mix, so that the order by hash is as good as random.</summary>
    private static uint Hash(ReadOnlySpan<char> text)
    {
        var hash = 2166136261u;
        foreach (var c in text)
        {
            hash = (hash ^ c) * 16777619u;
        }

        hash ^= hash >> 16;
        hash *= 0x85ebca6b;
        hash ^= hash >> 13;
        hash *= 0xc2b2ae35;
        return hash ^ (hash >> 16);
    }

    /// <summary>Two sets whose Jaccard likeness is at least <paramref name="enough"/> share at least <paramref name="shared"/> of these.</summary>
    private static ReadOnlySpan<uint> Prefix(uint[] sorted, double enough, int shared) =>
        sorted.AsSpan(0, sorted.Length == 0 ? 0 : Math.Min(sorted.Length, sorted.Length - (int)Math.Ceiling(enough * sorted.Length - 1e-9) + shared));

    private static void Post(Dictionary<string, List<int>> postings, string? key, int at)
    {
        if (!string.IsNullOrEmpty(key))
        {
            (CollectionsMarshal.GetValueRefOrAddDefault(postings, key, out _) ??= []).Add(at);
        }
    }

    private static List<int> Postings(Dictionary<string, List<int>> postings, string? key) => string.IsNullOrEmpty(key) ? [] : postings.GetValueOrDefault(key) ?? [];

    private static void Post(Dictionary<uint, List<int>> postings, ReadOnlySpan<uint> prefix, int at)
    {
        foreach (var hash in prefix)
        {
            if (!postings.TryGetValue(hash, out var list))
            {
                postings[hash] = list = [];
            }

            list.Add(at);
        }
    }

    private List<int> Candidates(Dictionary<uint, List<int>> postings, ReadOnlySpan<uint> prefix, int shared)
    {
        if (_counts.Length < _entries.Count)
        {
            Array.Resize(ref _counts, Math.Max(_entries.Count, _counts.Length * 2));
        }

        List<int> touched = [];
        foreach (var hash in prefix)
        {
            if (postings.TryGetValue(hash, out var list))
            {
                foreach (var at in CollectionsMarshal.AsSpan(list))
                {
                    if (_counts[at]++ == 0)
                    {
                        touched.Add(at);
                    }
                }
            }
        }

        List<int> found = [];
        foreach (var at in touched)
        {
            if (_counts[at] >= shared)
            {
                found.Add(at);
            }

            _counts[at] = 0;
        }

        return found;
    }

    /// <param name="atLeast">Less than this is of no interest and may come back as 0.</param>
    private static double Jaccard(uint[] a, uint[] b, double atLeast = 0)
    {
        var (few, many) = a.Length < b.Length ? (a.Length, b.Length) : (b.Length, a.Length);
        if (few == 0 || few < (atLeast * many) - 1e-9)
        {
            return 0;
        }

        // So many of the shorter may be missing from the longer before the share is out of reach.
        var allowed = few - (int)Math.Ceiling((atLeast * (few + many) / (1 + atLeast)) - 1e-9);
        var (shorter, longer) = a.Length < b.Length ? (a, b) : (b, a);
        int i = 0, j = 0, both = 0;
        while (i < shorter.Length && j < longer.Length)
        {
            if (shorter[i] == longer[j])
            {
                both++;
                i++;
                j++;
            }
            else if (shorter[i] < longer[j])
            {
                i++;
                if (--allowed < 0 && atLeast > 0)
                {
                    return 0;
                }
            }
            else
            {
                j++;
            }
        }

        return (double)both / (few + many - both);
    }
}
