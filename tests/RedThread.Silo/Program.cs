using System.Globalization;
using System.Net;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

// One process of a cluster on this machine: PORT GATEWAY PRIMARY, three ports of loopback. Says "ready", and ends when its input does, so that none outlives who started it.
var ports = Array.ConvertAll(args, text => int.Parse(text, CultureInfo.InvariantCulture));
var builder = Host.CreateApplicationBuilder();
builder.Logging.ClearProviders();
builder.UseOrleans(silo => silo
    .UseLocalhostClustering(ports[0], ports[1], new IPEndPoint(IPAddress.Loopback, ports[2]))
    .ConfigureEndpoints(IPAddress.Loopback, ports[0], ports[1]));
using var host = builder.Build();
await host.StartAsync();
Console.WriteLine("ready");
await Console.In.ReadToEndAsync();
await host.StopAsync();
