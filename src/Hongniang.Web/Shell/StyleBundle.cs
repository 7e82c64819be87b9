using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.FileProviders;

namespace Hongniang.Web.Shell;

/// <summary>All files of <c>wwwroot/css</c> as one, addressed by their content: one request, kept for a year, nothing to build.</summary>
/// <remarks>Every file wraps itself in its cascade layer, and <c>00-layers.css</c> sorts first, so the order of the others does not matter.</remarks>
internal sealed class StyleBundle(IWebHostEnvironment environment)
{
    private Bundle? _made;

    public string Address => Current().Address;

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/css/{hash}.css", (string hash, HttpContext http, StyleBundle styles) =>
    {
        var bundle = styles.Current();
        http.Response.Headers.CacheControl = bundle.Hash == hash ? "public, max-age=31536000, immutable" : "no-cache";
        return TypedResults.Bytes(bundle.Content, "text/css; charset=utf-8");
    }).AllowAnonymous();

    /// <summary>Made once; while developing, at each request.</summary>
    private Bundle Current() => _made is { } made && !environment.IsDevelopment() ? made : _made = Make();

    private Bundle Make()
    {
        var text = new StringBuilder();
        foreach (var file in environment.WebRootFileProvider.GetDirectoryContents("css").Where(f => f.Name.EndsWith(".css", StringComparison.Ordinal)).OrderBy(f => f.Name, StringComparer.Ordinal))
        {
            text.AppendLine(Read(file));
        }

        var content = Encoding.UTF8.GetBytes(text.ToString());
        var hash = Convert.ToHexStringLower(SHA256.HashData(content))[..16];
        return new Bundle(content, hash, $"/css/{hash}.css");
    }

    private static string Read(IFileInfo file)
    {
        using var reader = new StreamReader(file.CreateReadStream());
        return reader.ReadToEnd();
    }

    private sealed record Bundle(byte[] Content, string Hash, string Address);
}
