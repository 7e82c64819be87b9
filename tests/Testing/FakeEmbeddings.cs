using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Hongniang.Testing;

/// <summary>An OpenAI-compatible endpoint on loopback whose model knows a few words in two languages; it remembers what it was sent, and fails as it is told to.</summary>
public sealed class FakeEmbeddings : IDisposable
{
    private static readonly string[][] Meanings = [["固态", "solid"], ["电解质", "electrolyte"], ["釉", "glaze"], ["视觉", "vision"], ["风", "wind"]];

    private readonly HttpListener _listener = new();
    private readonly Task _serving;
    private volatile int _status = 200;
    private volatile int _dimensions = Meanings.Length + 1;

    public FakeEmbeddings()
    {
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            Address = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/v1";
        }

        _listener.Prefixes.Add(Address + "/");
        _listener.Start();
        _serving = Task.Run(ServeAsync);
    }

    public string Address { get; }

    /// <summary>Every text that it was sent, in order.</summary>
    public ConcurrentQueue<string> Texts { get; } = [];

    public ConcurrentQueue<string?> Keys { get; } = [];

    /// <summary>What it answers with from now on; 200 is a vector for each text.</summary>
    public int Status
    {
        get => _status;
        set => _status = value;
    }

    public int Dimensions
    {
        get => _dimensions;
        set => _dimensions = value;
    }

    /// <summary>A batch with a text that holds this is refused with 400.</summary>
    public string? Unreadable { get; set; }

    public void Dispose()
    {
        _listener.Close();
        _serving.Wait(TimeSpan.FromSeconds(5));
    }

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            await AnswerAsync(context);
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        using var asked = await JsonDocument.ParseAsync(context.Request.InputStream);
        var texts = asked.RootElement.GetProperty("input").EnumerateArray().Select(t => t.GetString() ?? "").ToList();
        texts.ForEach(Texts.Enqueue);
        Keys.Enqueue(context.Request.Headers["Authorization"]);
        var refused = Unreadable is { } bad && texts.Exists(t => t.Contains(bad, StringComparison.Ordinal));
        context.Response.StatusCode = refused ? 400 : Status;
        context.Response.ContentType = "application/json";
        var answer = context.Response.StatusCode == 200
            ? JsonSerializer.Serialize(new { @object = "list", model = "fake", data = texts.Select((t, i) => new { @object = "embedding", index = i, embedding = Convert.ToBase64String(MemoryMarshal.AsBytes(Vector(t).AsSpan())) }), usage = new { prompt_tokens = 1, total_tokens = 1 } })
            : """{"error":{"message":"no","type":"invalid_request_error"}}""";
        await context.Response.OutputStream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(answer));
        context.Response.Close();
    }

    private float[] Vector(string text)
    {
        var vector = new float[Dimensions];
        for (var i = 0; i < Meanings.Length; i++)
        {
            vector[i] = Meanings[i].Any(w => text.Contains(w, StringComparison.OrdinalIgnoreCase)) ? 1 : 0;
        }

        return vector;
    }
}
