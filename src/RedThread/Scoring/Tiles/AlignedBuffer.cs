using System.Runtime.InteropServices;

namespace RedThread.Scoring.Tiles;

/// <summary>Zeroed memory that the collector does not move, at a cache line's edge; large ones on large pages where Linux has some to give.</summary>
internal sealed unsafe partial class AlignedBuffer : IDisposable
{
    private const nuint CacheLine = 64;
    private const nuint LargePage = 1 << 21;
    private const int AdviseLargePages = 14;

    private void* start;

    public AlignedBuffer(long bytes)
    {
        var size = (nuint)bytes;
        var isLarge = OperatingSystem.IsLinux() && size >= LargePage;
        start = NativeMemory.AlignedAlloc(isLarge ? (size + LargePage - 1) & ~(LargePage - 1) : size, isLarge ? LargePage : CacheLine);
        if (isLarge)
            _ = Advise(start, size, AdviseLargePages); // why: advice only; without large pages all is the same but slower
        NativeMemory.Clear(start, size);
    }

    public byte* Bytes => (byte*)start;

    public void Dispose()
    {
        NativeMemory.AlignedFree(start);
        start = null;
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Advise(void* address, nuint length, int advice);
}
