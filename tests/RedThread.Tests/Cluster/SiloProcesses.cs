using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace RedThread.Tests.Cluster;

/// <summary>A cluster of several processes on loopback, and a client of it. The processes end when this one does, or lets go of their input.</summary>
public sealed class SiloProcesses : IAsyncDisposable
{
    private readonly List<Process> processes;
    private readonly IHost client;

    private SiloProcesses(List<Process> processes, IHost client) => (this.processes, this.client) = (processes, client);

    public IGrainFactory Grains => (IGrainFactory)client.Services.GetService(typeof(IGrainFactory))!; // why: UseOrleansClient registers it

    public IEnumerable<int> Ids => processes.Select(process => process.Id);

    public static async Task<SiloProcesses> StartAsync(int count)
    {
        var ports = FreePorts(2 * count);
        List<Process> started = [];
        try
        {
            for (var i = 0; i < count; i++)
            {
                var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true };
                foreach (var argument in (string[])[Path.Combine(AppContext.BaseDirectory, "RedThread.Silo.dll"), Text(ports[2 * i]), Text(ports[(2 * i) + 1]), Text(ports[0])])
                    start.ArgumentList.Add(argument);
                started.Add(Process.Start(start)!); // why: null only where a running process is reused, which the shell alone does
                if (await started[i].StandardOutput.ReadLineAsync() != "ready")
                    throw new InvalidOperationException("A silo did not start.");
            }
            var builder = Host.CreateApplicationBuilder();
            builder.Logging.ClearProviders();
            builder.UseOrleansClient(orleans => orleans
                .UseStaticClustering([.. Enumerable.Range(0, count).Select(i => new IPEndPoint(IPAddress.Loopback, ports[(2 * i) + 1]))]));
            var built = builder.Build();
            await built.StartAsync();
            return new SiloProcesses(started, built);
        }
        catch
        {
            await EndAsync(started);
            throw;
        }
    }


    public async ValueTask DisposeAsync()
    {
        await client.StopAsync();
        client.Dispose();
        await EndAsync(processes);
    }

    /// <summary>The first one last: it knows who belongs to the cluster.</summary>
    private static async Task EndAsync(List<Process> processes)
    {
        foreach (var process in Enumerable.Reverse(processes))
        {
            process.StandardInput.Close();
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
            try
            {
                await process.WaitForExitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                process.Kill();
            }
            process.Dispose();
        }
    }

    private static int[] FreePorts(int count)
    {
        TcpListener[] listeners = [.. Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0))];
        foreach (var listener in listeners)
            listener.Start();
        var ports = Array.ConvertAll(listeners, listener => ((IPEndPoint)listener.LocalEndpoint).Port);
        foreach (var listener in listeners)
            listener.Dispose();
        return ports;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
