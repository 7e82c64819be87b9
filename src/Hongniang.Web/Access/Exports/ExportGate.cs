using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Hongniang.Access.Exports;
using Hongniang.Common;
using Hongniang.Web.Shell;
using Microsoft.AspNetCore.DataProtection;

namespace Hongniang.Web.Access.Exports;

/// <summary>The one way for a list out of the system: written into the journal before its first row leaves; with personal data each row says who took it and when, and from
/// <see cref="ExportRequest.FreeRows"/> rows on a second person has to approve it.</summary>
internal sealed class ExportGate(TakeExport take, CurrentUser user, Words words, AssociationClock clock, IDataProtectionProvider protection, IHttpContextAccessor context)
{
    private const string Approval = "approval";

    private static readonly TimeSpan TokenLife = TimeSpan.FromHours(1);

    /// <summary>What the page that asks for an approval must know, and nobody may change on the way.</summary>
    public sealed record Wish(string List, string Address, int Rows);

    private ITimeLimitedDataProtector Protector => protection.CreateProtector("Hongniang.Export").ToTimeLimitedDataProtector();

    private HttpContext Http => context.HttpContext ?? throw new InvalidOperationException("There is no request.");

    /// <summary>A list without personal data: only written down.</summary>
    /// <param name="list">A word's key, also the file's name.</param>
    public Task<IResult> PlainAsync(string list, string ending, IReadOnlyList<string> header, IAsyncEnumerable<IReadOnlyList<string?>> rows, string? name = null) =>
        TableDownload.KindOf(ending) is { } kind ? SendAsync(new Wish(list, Address(), 0), null, null, () => Table(list, kind, header, rows, name)) : NotFoundAsync();

    /// <summary>A list that names people or enterprises.</summary>
    public async Task<IResult> PersonalAsync(string list, string ending, IReadOnlyList<string> header, IAsyncEnumerable<IReadOnlyList<string?>> rows, string? name = null)
    {
        if (TableDownload.KindOf(ending) is not { } kind)
        {
            return TypedResults.NotFound();
        }

        var mark = Mark();
        IReadOnlyList<string> marked = [.. header, words["Taken by"]];
        if (Guid.TryParse(Http.Request.Query[Approval], out var approval))
        {
            return await SendAsync(new Wish(list, Address(), 0), null, approval, () => Table(list, kind, marked, MarkedAsync(rows, mark, Http.RequestAborted), name));
        }

        var (few, count) = await CountAsync(rows, Http.RequestAborted);
        var wish = new Wish(list, Address(), count);
        return count > ExportRequest.FreeRows
            ? Ask(wish)
            : await SendAsync(wish, count, null, () => Table(list, kind, marked, few.Select(row => Marked(row, mark)).ToAsyncEnumerable(), name));
    }

    /// <summary>A list that names people or enterprises, made whole in memory.</summary>
    /// <param name="file">Makes the file of the marked header and rows.</param>
    public async Task<IResult> PersonalFileAsync(
        string list, IReadOnlyList<string> header, IReadOnlyList<IReadOnlyList<string?>> rows, Func<IReadOnlyList<string>, IEnumerable<IReadOnlyList<string?>>, IResult> file)
    {
        var (wish, mark) = (new Wish(list, Address(), rows.Count), Mark());
        Guid? approval = Guid.TryParse(Http.Request.Query[Approval], out var given) ? given : null;
        return approval is null && rows.Count > ExportRequest.FreeRows ? Ask(wish)
            : await SendAsync(wish, approval is null ? rows.Count : null, approval, () => file([.. header, words["Taken by"]], rows.Select(row => Marked(row, mark))));
    }

    /// <summary>A file that is made whole, of figures without names.</summary>
    public Task<IResult> FileAsync(string list, Func<IResult> file) => SendAsync(new Wish(list, Address(), 0), null, null, file);

    private string Seal(Wish wish) => Protector.Protect(JsonSerializer.Serialize(wish), TokenLife);

    /// <returns>Null when the token is too old, or not ours.</returns>
    public Wish? Open(string? token)
    {
        try
        {
            return string.IsNullOrEmpty(token) ? null : JsonSerializer.Deserialize<Wish>(Protector.Unprotect(token));
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null; // why: too old or made up; the page says so
        }
    }

    public static string AddressWith(string address, Guid approval) => $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{Approval}={approval}";

    private LocalRedirect Ask(Wish wish) => new("/exports/new?of=" + Uri.EscapeDataString(Seal(wish)));

    private async Task<IResult> SendAsync(Wish wish, int? rows, Guid? approval, Func<IResult> file)
    {
        var noted = await take.RunAsync(new TakeExport.Input(wish.List, wish.Address, rows, approval), user.Actor, Http.RequestAborted);
        return noted.Succeeded ? file()
            : noted.Problems[0].Code == "not-found" ? TypedResults.NotFound()
            : approval is { } id ? new LocalRedirect($"/exports/{id}")
            : TypedResults.Forbid();
    }

    private TableDownload Table(string list, TableDownload.Kind kind, IReadOnlyList<string> header, IAsyncEnumerable<IReadOnlyList<string?>> rows, string? name) =>
        new(name ?? words[list], kind, header, rows, clock.Today);

    /// <summary>Everything but the approval: so that an approval is for one list with its filters.</summary>
    private string Address()
    {
        var query = QueryString.Create(Http.Request.Query.Where(q => q.Key is not Approval).SelectMany(q => q.Value, (q, value) => KeyValuePair.Create(q.Key, value)));
        return Http.Request.Path + query.Value;
    }

    private string Mark() => string.Create(CultureInfo.InvariantCulture, $"{user.Account?.DisplayName} · {user.Organization.Number} · {TimeZoneInfo.ConvertTime(clock.Now, clock.Zone):yyyy-MM-dd HH:mm}");

    private static IReadOnlyList<string?> Marked(IReadOnlyList<string?> row, string mark) => [.. row, mark];

    private static async IAsyncEnumerable<IReadOnlyList<string?>> MarkedAsync(IAsyncEnumerable<IReadOnlyList<string?>> rows, string mark, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var row in rows.WithCancellation(ct))
        {
            yield return Marked(row, mark);
        }
    }

    /// <summary>Reads to the end, and keeps as many as may leave freely.</summary>
    private static async Task<(List<IReadOnlyList<string?>> Few, int Count)> CountAsync(IAsyncEnumerable<IReadOnlyList<string?>> rows, CancellationToken ct)
    {
        var (few, count) = (new List<IReadOnlyList<string?>>(), 0);
        await foreach (var row in rows.WithCancellation(ct))
        {
            if (++count <= ExportRequest.FreeRows)
            {
                few.Add(row);
            }
        }

        return (few, count);
    }

    private static Task<IResult> NotFoundAsync() => Task.FromResult<IResult>(TypedResults.NotFound());
}
