using System.Runtime.InteropServices;

namespace RedThread.Scoring.Tiles;

/// <summary>Zeroed memory at a cache line's edge that the collector does not move.</summary>
internal sealed unsafe class AlignedBuffer : IDisposable
{
    private const nuint CacheLine = 64;

    private void* start;

    public AlignedBuffer(long bytes)
    {
        start = NativeMemory.AlignedAlloc((nuint)bytes, CacheLine);
        NativeMemory.Clear(start, (nuint)bytes);
    }

    public byte* Bytes => (byte*)start;

    public void Dispose()
    {
        NativeMemory.AlignedFree(start);
        start = null;
    }
}
