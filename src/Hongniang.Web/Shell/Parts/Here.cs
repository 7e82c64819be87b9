using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;

namespace Hongniang.Web.Shell.Parts;

/// <summary>The address of the present page with one thing changed: filters, order and page live in the address.</summary>
public static class Here
{
    /// <summary>The present address with a query value set, or taken out when null or empty.</summary>
    public static string With(NavigationManager nav, string name, string? value) => With(nav, (name, value));

    /// <summary>As above for several values; going to another filter or order starts at the first page again.</summary>
    public static string With(NavigationManager nav, params ReadOnlySpan<(string Name, string? Value)> changes)
    {
        ArgumentNullException.ThrowIfNull(nav);
        var relative = "/" + nav.ToBaseRelativePath(nav.Uri).Split('#')[0];
        var at = relative.IndexOf('?', StringComparison.Ordinal);
        var path = at < 0 ? relative : relative[..at];
        var query = QueryHelpers.ParseQuery(at < 0 ? "" : relative[at..]);
        foreach (var (name, value) in changes)
        {
            query.Remove(name);
            if (!string.IsNullOrEmpty(value))
            {
                query[name] = value;
            }

            if (name != "page")
            {
                query.Remove("page");
            }
        }

        return query.Count == 0 ? path : QueryHelpers.AddQueryString(path, query.SelectMany(q => q.Value, (q, v) => KeyValuePair.Create(q.Key, v)));
    }

    /// <summary>Path and query as they are, for a form's way back.</summary>
    public static string Of(NavigationManager nav)
    {
        ArgumentNullException.ThrowIfNull(nav);
        return "/" + nav.ToBaseRelativePath(nav.Uri).Split('#')[0];
    }
}
