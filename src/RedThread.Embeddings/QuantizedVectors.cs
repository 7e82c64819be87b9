using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace RedThread.Embeddings;

/// <summary>
/// Unit vectors as one signed byte a dimension with a scale each, and the exact nearest ones among them. A similarity is a whole-number sum times two scales, so it does not
/// depend on the width of the machine's registers. Safe for any number of readers; one writer at a time, and not while others read.
/// </summary>
/// <param name="dimensions">Length of every vector, 1 or more.</param>
public sealed class QuantizedVectors(int dimensions)
{
    private const float Steps = 127;
    private const int MostDimensions = 65_536;
    private static readonly byte[] Mark = "RTQV0001"u8.ToArray();

    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);
    private readonly List<string> ids = [];
    private readonly List<float> scales = [];
    private readonly List<uint> lots = [];
    private readonly List<sbyte> data = [];

    public int Dimensions { get; } = dimensions is > 0 and <= MostDimensions ? dimensions : throw new ArgumentOutOfRangeException(nameof(dimensions));

    public int Count => ids.Count;

    /// <summary>Keeps the vector, in place of the one with its id. Its length does not matter; all zeros are kept and like nothing.</summary>
    public void Put(string id, ReadOnlySpan<float> vector)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        var (bytes, scale) = Quantize(vector);
        if (!places.TryGetValue(id, out var place))
        {
            place = ids.Count;
            places[id] = place;
            ids.Add(id);
            scales.Add(0);
            lots.Add(Lot(id));
            CollectionsMarshal.SetCount(data, data.Count + Dimensions);
        }
        scales[place] = scale;
        bytes.CopyTo(CollectionsMarshal.AsSpan(data)[(place * Dimensions)..]);
    }

    /// <summary>Takes the vector away. False where the id is unknown.</summary>
    public bool Remove(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        if (!places.Remove(id, out var place))
            return false;

        // The last one moves into the gap.
        var last = ids.Count - 1;
        if (place != last)
        {
            ids[place] = ids[last];
            scales[place] = scales[last];
            lots[place] = lots[last];
            places[ids[place]] = place;
            var all = CollectionsMarshal.AsSpan(data);
            all.Slice(last * Dimensions, Dimensions).CopyTo(all[(place * Dimensions)..]);
        }
        ids.RemoveAt(last);
        scales.RemoveAt(last);
        lots.RemoveAt(last);
        CollectionsMarshal.SetCount(data, last * Dimensions);
        return true;
    }

    public bool Contains(string id) => places.ContainsKey(id);

    /// <summary>The vector as it is kept: its direction is that of the one that was put, up to the rounding, so asking with it finds the same. Null where the id is unknown.</summary>
    public float[]? VectorOf(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        if (!places.TryGetValue(id, out var place))
            return null;
        var vector = new float[Dimensions];
        var kept = CollectionsMarshal.AsSpan(data).Slice(place * Dimensions, Dimensions);
        for (var i = 0; i < vector.Length; i++)
            vector[i] = kept[i];
        return vector;
    }

    /// <summary>The similarities to the query of a sample of at most about twice <paramref name="about"/>, in ascending order. Who is in the sample depends on the ids that are kept and on nothing else.</summary>
    public double[] Sample(ReadOnlySpan<float> query, int about)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(about);
        var (bytes, scale) = Quantize(query);
        var all = CollectionsMarshal.AsSpan(data);
        var mask = BitOperations.RoundUpToPowerOf2((uint)Math.Max(1, (Count + (2 * about) - 1) / (2 * about))) - 1;
        List<double> similarities = [];
        for (var i = 0; i < ids.Count; i++)
        {
            if ((lots[i] & mask) == 0)
                similarities.Add((double)Dot(bytes, all.Slice(i * Dimensions, Dimensions)) * scale * scales[i]);
        }
        similarities.Sort();
        return [.. similarities];
    }

    /// <summary>The nearest, best first, ties by ordinal id. Exhaustive: one pass over all vectors.</summary>
    public IReadOnlyList<(string Id, double Similarity)> Search(ReadOnlySpan<float> query, int top, Func<string, bool>? accept = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(top);
        var (bytes, scale) = Quantize(query);
        var all = CollectionsMarshal.AsSpan(data);
        var best = new PriorityQueue<int, (double, string)>(Comparer<(double Similarity, string Id)>.Create(
            (a, b) => a.Similarity.CompareTo(b.Similarity) is not 0 and var order ? order : string.CompareOrdinal(b.Id, a.Id)));
        for (var i = 0; i < ids.Count && top > 0; i++)
        {
            var similarity = (double)Dot(bytes, all.Slice(i * Dimensions, Dimensions)) * scale * scales[i];
            if (best.Count == top && best.TryPeek(out _, out var worst) && (similarity < worst.Item1 || (similarity == worst.Item1 && string.CompareOrdinal(ids[i], worst.Item2) > 0)))
                continue;
            if (accept is not null && !accept(ids[i]))
                continue;
            best.Enqueue(i, (similarity, ids[i]));
            if (best.Count > top)
                best.Dequeue();
        }
        List<(string, double)> found = [];
        while (best.TryDequeue(out var place, out var key))
            found.Add((ids[place], key.Item1));
        found.Reverse();
        return found;
    }

    /// <summary>The cosine of the query and one vector, as the search has it; 0 where the id is unknown.</summary>
    public double Similarity(ReadOnlySpan<float> query, string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        if (!places.TryGetValue(id, out var place))
            return 0;
        var (bytes, scale) = Quantize(query);
        return (double)Dot(bytes, CollectionsMarshal.AsSpan(data).Slice(place * Dimensions, Dimensions)) * scale * scales[place];
    }

    /// <summary>Writes all vectors, with a hash at the end.</summary>
    public void Save(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var memory = new MemoryStream();
        using (var writer = new BinaryWriter(memory, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(Mark);
            writer.Write(Dimensions);
            writer.Write(Count);
            for (var i = 0; i < Count; i++)
            {
                writer.Write(ids[i]);
                writer.Write(scales[i]);
            }
            writer.Write(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(data)));
        }
        var content = memory.ToArray();
        stream.Write(content);
        stream.Write(SHA256.HashData(content));
    }

    /// <exception cref="InvalidDataException">The file is damaged, or of another version.</exception>
    public static QuantizedVectors Load(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        var whole = memory.ToArray();
        if (whole.Length < Mark.Length + SHA256.HashSizeInBytes || !whole.AsSpan(0, Mark.Length).SequenceEqual(Mark)
            || !SHA256.HashData(whole.AsSpan(..^SHA256.HashSizeInBytes)).AsSpan().SequenceEqual(whole.AsSpan(^SHA256.HashSizeInBytes..)))
            throw new InvalidDataException("This is no whole file of vectors of this version.");
        using var reader = new BinaryReader(new MemoryStream(whole, Mark.Length, whole.Length - Mark.Length), Encoding.UTF8);
        var vectors = new QuantizedVectors(reader.ReadInt32());
        var count = reader.ReadInt32();
        for (var i = 0; i < count; i++)
        {
            vectors.ids.Add(reader.ReadString());
            vectors.places[vectors.ids[i]] = i;
            vectors.scales.Add(reader.ReadSingle());
            vectors.lots.Add(Lot(vectors.ids[i]));
        }
        CollectionsMarshal.SetCount(vectors.data, count * vectors.Dimensions);
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(vectors.data)));
        return vectors;
    }

    private (sbyte[] Bytes, float Scale) Quantize(ReadOnlySpan<float> vector)
    {
        if (vector.Length != Dimensions)
            throw new ArgumentException($"A vector of {vector.Length} dimensions among those of {Dimensions}.", nameof(vector));
        double length = 0;
        var most = 0f;
        foreach (var value in vector)
        {
            if (!float.IsFinite(value))
                throw new ArgumentException("A vector holds something that is no number.", nameof(vector));
            length += (double)value * value;
            most = Math.Max(most, Math.Abs(value));
        }
        var bytes = new sbyte[Dimensions];
        if (most == 0)
            return (bytes, 0);
        for (var i = 0; i < bytes.Length; i++)
            bytes[i] = (sbyte)MathF.Round(vector[i] / most * Steps);
        return (bytes, (float)(most / Steps / Math.Sqrt(length)));
    }

    /// <summary>A number drawn for an id, always the same: FNV-1a, stirred.</summary>
    private static uint Lot(string id)
    {
        var hash = 2166136261u;
        foreach (var c in id)
            hash = (hash ^ c) * 16777619u;
        return (hash ^ (hash >> 15)) * 2246822519u >> 7;
    }

    /// <summary>Products of bytes fit into 16 bits, sums of whole vectors into 32: exact at any width.</summary>
    private static int Dot(ReadOnlySpan<sbyte> a, ReadOnlySpan<sbyte> b)
    {
        var sums = Vector<int>.Zero;
        var i = 0;
        for (; i <= a.Length - Vector<sbyte>.Count; i += Vector<sbyte>.Count)
        {
            Vector.Widen(new Vector<sbyte>(a[i..]), out var aLow, out var aHigh);
            Vector.Widen(new Vector<sbyte>(b[i..]), out var bLow, out var bHigh);
            Vector.Widen(aLow * bLow, out var first, out var second);
            Vector.Widen(aHigh * bHigh, out var third, out var fourth);
            sums += first + second + third + fourth;
        }
        var sum = Vector.Sum(sums);
        for (; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }
}
