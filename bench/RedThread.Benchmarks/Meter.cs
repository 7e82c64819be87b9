using System.Diagnostics;
using System.Globalization;

namespace RedThread.Benchmarks;

/// <summary>Wall and processor time of a stretch of work, of the whole process.</summary>
internal sealed class Meter
{
    private readonly long start = Stopwatch.GetTimestamp();
    private readonly TimeSpan processor = Used;

    private static TimeSpan Used
    {
        get
        {
            using var process = Process.GetCurrentProcess();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>The most memory that the process held so far.</summary>
    public static double PeakMegabytes
    {
        get
        {
            // why: the kernel's high-water mark; Process.PeakWorkingSet64 is 0 on some Linux kernels.
            if (!OperatingSystem.IsLinux())
            {
                using var process = Process.GetCurrentProcess();
                return process.PeakWorkingSet64 / 1e6;
            }
            var line = File.ReadLines("/proc/self/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return double.Parse(line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024 / 1e6;
        }
    }

    public double Wall => Stopwatch.GetElapsedTime(start).TotalSeconds;

    public double Cpu => (Used - processor).TotalSeconds;
}
