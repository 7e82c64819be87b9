using System.Globalization;
using Hongniang.Common.Tables;
using Microsoft.AspNetCore.Http.Features;

namespace Hongniang.Web.Shell;

/// <summary>A list sent as csv or xlsx, row by row as it is read from the database.</summary>
/// <param name="name">The file's name without its ending; the day is added.</param>
/// <param name="rows">Read while they are sent.</param>
public sealed class TableDownload(string name, TableDownload.Kind kind, IReadOnlyList<string> header, IAsyncEnumerable<IReadOnlyList<string?>> rows, DateOnly today) : IResult
{
    public enum Kind
    {
        Csv,
        Xlsx,
    }

    /// <summary>The kind by a file's ending, or null.</summary>
    public static Kind? KindOf(string? ending) => ending switch { "csv" => Kind.Csv, "xlsx" => Kind.Xlsx, _ => null };

    public Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        var ct = httpContext.RequestAborted;
        var response = httpContext.Response;
        var file = string.Create(CultureInfo.InvariantCulture, $"{name}-{today:yyyyMMdd}.{(kind is Kind.Csv ? "csv" : "xlsx")}");
        response.ContentType = kind is Kind.Csv ? CsvWriter.ContentType : XlsxWriter.ContentType;
        response.Headers.ContentDisposition = $"attachment; filename*=UTF-8''{Uri.EscapeDataString(file)}";

        // The writers write synchronously; one thread is lent to an export.
        httpContext.Features.GetRequiredFeature<IHttpBodyControlFeature>().AllowSynchronousIO = true;
        return Task.Run(
            () =>
            {
                var read = rows.ToBlockingEnumerable(ct);
                if (kind is Kind.Csv)
                {
                    CsvWriter.Write(response.Body, read.Prepend(header));
                }
                else
                {
                    XlsxWriter.Write(response.Body, new XlsxSheet(name, header, read));
                }
            },
            ct);
    }
}
