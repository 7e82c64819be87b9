using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using RedThread.Text;

namespace RedThread.Indexing;

/// <summary>
/// Terms to dense numbers, in the order of first sight. Any number of readers without a lock, writers one after the other: tables only grow, an entry is stored whole, and a
/// grown table is published whole. A reader may see a term newer than its snapshot; its counts there are 0.
/// </summary>
internal sealed class Vocabulary
{
    private readonly Lock gate = new();
    private readonly int[] characters = new int[char.MaxValue + 1];
    private volatile PairTable pairs = new(1 << 10);
    private volatile WordTable words = new(1 << 8);
    private int pairCount;
    private int wordCount;
    private int count;

    /// <summary>How many terms have a number.</summary>
    public int Count => Volatile.Read(ref count);

    /// <summary>The term's number, or -1.</summary>
    public int Find(in TermKey key)
    {
        if (key.Word is { } word)
            return FindWord(word);
        return key.Code <= char.MaxValue ? FindCharacter((char)key.Code) : FindPair(key.Code);
    }

    public int FindCharacter(char character) => Volatile.Read(ref characters[character]) - 1;

    public int FindPair(uint pair) => pairs.Find(pair);

    public void PrefetchPair(uint pair) => pairs.Prefetch(pair);

    public int FindWord(ReadOnlySpan<char> word) => words.Find(word);

    public void Write(SavedWriter to)
    {
        lock (gate)
        {
            to.Write(count);
            to.Write<ulong>([.. characters.Select((id, character) => ((ulong)character << 32) | (uint)id).Where(entry => (uint)entry != 0)]);
            to.Write<ulong>([.. pairs.All]);
            to.Write(wordCount);
            foreach (var (word, id) in words.All)
            {
                to.Write(word);
                to.Write(id);
            }
        }
    }

    /// <summary>What <see cref="Write"/> wrote, into a vocabulary that holds nothing yet.</summary>
    public void Read(SavedReader from)
    {
        lock (gate)
        {
            var terms = from.ReadNumber();
            foreach (var entry in from.ReadArray<ulong>())
                characters[entry >> 32] = (int)(uint)entry;
            var savedPairs = from.ReadArray<ulong>();
            pairCount = savedPairs.Length;
            var table = new PairTable(Capacity(pairCount));
            foreach (var entry in savedPairs)
                table.Insert((uint)(entry >> 32), (int)(uint)entry);
            pairs = table;
            wordCount = from.ReadNumber();
            var known = new WordTable(Capacity(wordCount));
            for (var i = 0; i < wordCount; i++)
            {
                var word = from.ReadText();
                known.Insert(word, from.ReadNumber());
            }
            words = known;
            Volatile.Write(ref count, terms);
        }
    }

    private static int Capacity(int entries) => (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(1 << 10, (entries * 2) + 2));

    /// <summary>The term's number, a new one if need be.</summary>
    public int Add(in TermKey key)
    {
        var known = Find(key);
        if (known >= 0)
            return known;
        lock (gate)
        {
            known = Find(key);
            if (known >= 0)
                return known;
            var id = count;
            if (key.Word is { } word)
            {
                if (++wordCount * 2 > words.Capacity)
                    words = words.Grown();
                words.Insert(word, id);
            }
            else if (key.Code <= char.MaxValue)
            {
                Volatile.Write(ref characters[key.Code], id + 1);
            }
            else
            {
                if (++pairCount * 2 > pairs.Capacity)
                    pairs = pairs.Grown();
                pairs.Insert(key.Code, id);
            }
            Volatile.Write(ref count, id + 1);
            return id;
        }
    }

    /// <summary>One word of memory an entry, pair and number together, so that a look-up costs one cache line.</summary>
    private sealed class PairTable(int capacity)
    {
        private readonly ulong[] entries = new ulong[capacity];

        public int Capacity => entries.Length;

        public IEnumerable<ulong> All => entries.Where(entry => entry != 0);

        public unsafe void Prefetch(uint key)
        {
            if (Sse.IsSupported)
                Sse.Prefetch0(Unsafe.AsPointer(ref entries[Slot(key)])); // why: only a hint; should the collector move the array, it is a useless one
        }

        public int Find(uint key)
        {
            var table = entries;
            for (var slot = Slot(key); ; slot = (slot + 1) & (table.Length - 1))
            {
                var found = Volatile.Read(ref table[slot]);
                if ((uint)(found >> 32) == key)
                    return (int)(uint)found;
                if (found == 0)
                    return -1;
            }
        }

        public void Insert(uint key, int id)
        {
            var slot = Slot(key);
            while (entries[slot] != 0)
                slot = (slot + 1) & (entries.Length - 1);
            Volatile.Write(ref entries[slot], ((ulong)key << 32) | (uint)id);
        }

        public PairTable Grown()
        {
            var grown = new PairTable(entries.Length * 2);
            foreach (var entry in entries)
            {
                if (entry != 0)
                    grown.Insert((uint)(entry >> 32), (int)(uint)entry);
            }
            return grown;
        }

        private int Slot(uint key) => (int)((key * 0x9E3779B97F4A7C15ul) >> 33) & (entries.Length - 1);
    }

    private sealed class WordTable(int capacity)
    {
        private readonly string?[] keys = new string?[capacity];
        private readonly int[] ids = new int[capacity];

        public int Capacity => keys.Length;

        public IEnumerable<(string Word, int Id)> All => keys.Zip(ids).Where(pair => pair.First is not null).Select(pair => (pair.First!, pair.Second)); // why: asked just before

        public int Find(ReadOnlySpan<char> key)
        {
            for (var slot = Slot(key); ; slot = (slot + 1) & (keys.Length - 1))
            {
                var found = Volatile.Read(ref keys[slot]);
                if (found is null)
                    return -1;
                if (key.SequenceEqual(found))
                    return ids[slot];
            }
        }

        public void Insert(string key, int id)
        {
            var slot = Slot(key);
            while (keys[slot] is not null)
                slot = (slot + 1) & (keys.Length - 1);
            ids[slot] = id;
            Volatile.Write(ref keys[slot], key);
        }

        public WordTable Grown()
        {
            var grown = new WordTable(keys.Length * 2);
            for (var i = 0; i < keys.Length; i++)
            {
                if (keys[i] is { } key)
                    grown.Insert(key, ids[i]);
            }
            return grown;
        }

        private int Slot(ReadOnlySpan<char> key) => string.GetHashCode(key, StringComparison.Ordinal) & (keys.Length - 1);
    }
}
