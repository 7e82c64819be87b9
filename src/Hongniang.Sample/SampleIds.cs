using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Hongniang.Sample;

/// <summary>Identities and other choices that look made at random and come out the same every time.</summary>
internal static class SampleIds
{
    /// <summary>A UUIDv7 for the instant whose other bits follow from the name.</summary>
    public static Guid Of(string name, DateTimeOffset at)
    {
        Span<byte> bytes = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes("sample/" + name), bytes);
        Span<byte> milliseconds = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(milliseconds, at.ToUnixTimeMilliseconds());
        milliseconds[2..].CopyTo(bytes);
        bytes[6] = (byte)(0x70 | (bytes[6] & 0x0F));
        bytes[8] = (byte)(0x80 | (bytes[8] & 0x3F));
        return new Guid(bytes[..16], bigEndian: true);
    }

    /// <summary>A number from 0 below <paramref name="below"/> that follows from the name.</summary>
    public static int Pick(string name, int below) =>
        (int)(BinaryPrimitives.ReadUInt32LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes("pick/" + name))) % (uint)below);

    public static T Pick<T>(string name, IReadOnlyList<T> among) => among[Pick(name, among.Count)];
}
