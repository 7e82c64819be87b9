using System.Diagnostics;

namespace Hongniang.PageTimes;

/// <summary>From the start of the process to the first page that it answers.</summary>
internal static class Start
{
    private const string Url = "http://localhost:5055";

    public static async Task<int> RunAsync(string[] command)
    {
        for (var round = 0; round < 3; round++)
        {
            var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, UseShellExecute = false };
            start.Environment["ASPNETCORE_URLS"] = Url;
            var from = Stopwatch.GetTimestamp();
            using var process = Process.Start(start) ?? throw new InvalidOperationException($"{command[0]} did not start.");
            process.OutputDataReceived += (_, _) => { };
            process.BeginOutputReadLine();
            try
            {
                await FirstPageAsync(process);
                var first = Stopwatch.GetElapsedTime(from);
                Console.WriteLine($"first page after {first.TotalSeconds:0.00} s");
            }
            finally
            {
                process.Kill(entireProcessTree: true);
                await process.WaitForExitAsync();
            }
        }

        return 0;
    }

    private static async Task FirstPageAsync(Process process)
    {
        using var client = new HttpClient { BaseAddress = new Uri(Url), Timeout = TimeSpan.FromSeconds(30) };
        while (true)
        {
            if (process.HasExited)
            {
                throw new InvalidOperationException("The server ended before it answered.");
            }

            try
            {
                using var answer = await client.GetAsync("/sign-in");
                answer.EnsureSuccessStatusCode();
                return;
            }
            catch (HttpRequestException) // why: nothing listens yet; the loop asks again
            {
                await Task.Delay(10);
            }
        }
    }
}
