using System.Net.Http.Headers;
using Microsoft.AspNetCore.Mvc.Testing;
using Xunit;

namespace Hongniang.Web.Tests;

/// <summary>A browser without scripts: keeps cookies, opens pages, fills in forms and sends them with what the form holds itself.</summary>
public sealed class Visitor(HttpClient client)
{
    public HttpClient Client { get; } = client;

    public static Visitor To(WebApplicationFactory<Program> app, string culture)
    {
        var client = app.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = true, BaseAddress = new Uri("https://hongniang.example") });
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(culture);
        return new Visitor(client);
    }

    public async Task<WebPage> GetAsync(string address)
    {
        using var answer = await Client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
        return await WebPage.OfAsync(address, answer);
    }

    public async Task<byte[]> DownloadAsync(string address) => await Client.GetByteArrayAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);

    /// <summary>Opens the page and sends its form (by the form's name, or by its action's address), with the fields given over those that the page filled in.</summary>
    public async Task<WebPage> SubmitAsync(string address, string form, IEnumerable<(string Name, string Value)> fields, params IEnumerable<(string Name, string FileName, byte[] Content)> files)
    {
        var page = await GetAsync(address);
        Assert.True(page.Form(form) is not null, $"{address} has no form “{form}”, only: {string.Join(", ", page.Forms.Select(f => f.Name))}\n{page.Text}");
        return await SendAsync(page, page.Form(form)!, fields, files); // why: asked just before
    }

    /// <summary>Sends a form of a page that is open already.</summary>
    public Task<WebPage> SendAsync(WebPage page, WebForm form, IEnumerable<(string Name, string Value)> fields, params IEnumerable<(string Name, string FileName, byte[] Content)> files)
    {
        var given = fields.ToList();
        var own = form.Values.Where(v => given.TrueForAll(g => g.Name != v.Name));
        return PostAsync(form.Action ?? page.Address, own.Concat(given), files);
    }

    /// <summary>A post with exactly these fields and files: no token unless it is among them.</summary>
    public async Task<WebPage> PostAsync(string address, IEnumerable<(string Name, string Value)> fields, params IEnumerable<(string Name, string FileName, byte[] Content)> files)
    {
        using HttpContent body = Body([.. fields], [.. files]);
        using var answer = await Client.PostAsync(new Uri(address, UriKind.Relative), body, TestContext.Current.CancellationToken);
        return await WebPage.OfAsync(address, answer);
    }

    private static HttpContent Body(IReadOnlyList<(string Name, string Value)> fields, IReadOnlyList<(string Name, string FileName, byte[] Content)> files)
    {
        if (files.Count == 0)
        {
            return new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        }

        var parts = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
        {
            parts.Add(new StringContent(value), name);
        }

        foreach (var (name, fileName, content) in files)
        {
            var part = new ByteArrayContent(content);
            part.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
            parts.Add(part, name, fileName);
        }

        return parts;
    }
}
