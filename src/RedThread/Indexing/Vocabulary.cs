using RedThread.Text;

namespace RedThread.Indexing;

/// <summary>
/// Terms to dense numbers, in the order of first sight. One writer at a time (the index's lock), any number of readers without a lock: tables only grow, an entry's
/// number is stored before its key, and a grown table is published whole. A reader may see a term newer than its snapshot; its counts there are 0.
/// </summary>
internal sealed class Vocabulary
{
    private readonly int[] characters = new int[char.MaxValue + 1];
    private volatile PairTable pairs = new(1 << 10);
    private volatile WordTable words = new(1 << 8);
    private int pairCount;
    private int wordCount;

    /// <summary>How many terms have a number. The writer's view.</summary>
    public int Count { get; private set; }

    /// <summary>The term's number, or -1.</summary>
    public int Find(in TermKey key)
    {
        if (key.Word is { } word)
            return words.Find(word);
        return key.Code <= char.MaxValue ? Volatile.Read(ref characters[key.Code]) - 1 : pairs.Find(key.Code);
    }

    /// <summary>The term's number, a new one if need be. Writer only.</summary>
    public int Add(in TermKey key)
    {
        var known = Find(key);
        if (known >= 0)
            return known;
        var id = Count++;
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
        return id;
    }

    private sealed class PairTable(int capacity)
    {
        private readonly uint[] keys = new uint[capacity];
        private readonly int[] ids = new int[capacity];

        public int Capacity => keys.Length;

        public int Find(uint key)
        {
            for (var slot = Slot(key); ; slot = (slot + 1) & (keys.Length - 1))
            {
                var found = Volatile.Read(ref keys[slot]);
                if (found == key)
                    return ids[slot];
                if (found == 0)
                    return -1;
            }
        }

        public void Insert(uint key, int id)
        {
            var slot = Slot(key);
            while (keys[slot] != 0)
                slot = (slot + 1) & (keys.Length - 1);
            ids[slot] = id;
            Volatile.Write(ref keys[slot], key);
        }

        public PairTable Grown()
        {
            var grown = new PairTable(keys.Length * 2);
            for (var i = 0; i < keys.Length; i++)
            {
                if (keys[i] != 0)
                    grown.Insert(keys[i], ids[i]);
            }
            return grown;
        }

        private int Slot(uint key) => (int)((key * 0x9E3779B97F4A7C15ul) >> 33) & (keys.Length - 1);
    }

    private sealed class WordTable(int capacity)
    {
        private readonly string?[] keys = new string?[capacity];
        private readonly int[] ids = new int[capacity];

        public int Capacity => keys.Length;

        public int Find(string key)
        {
            for (var slot = Slot(key); ; slot = (slot + 1) & (keys.Length - 1))
            {
                var found = Volatile.Read(ref keys[slot]);
                if (found is null)
                    return -1;
                if (string.Equals(found, key, StringComparison.Ordinal))
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

        private int Slot(string key) => StringComparer.Ordinal.GetHashCode(key) & (keys.Length - 1);
    }
}
