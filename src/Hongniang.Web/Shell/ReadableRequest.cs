using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.Extensions.Primitives;

namespace Hongniang.Web.Shell;

/// <summary>
/// Takes out of a request what nobody can have meant: in the address what a page cannot read as what it asks for (a page number that is no number), which is then as if it had not
/// been given; and in addresses and forms the character of code 0, which no text of the database can hold. A form that cannot be read at all is refused.
/// </summary>
/// <remarks>Belongs after authorization, so that a stranger's form is not read.</remarks>
internal sealed class ReadableRequest(RequestDelegate next)
{
    private const char Nothing = '\0';

    private static readonly ConcurrentDictionary<Type, IReadOnlyDictionary<string, Type>> Asked = new();

    public async Task InvokeAsync(HttpContext http)
    {
        ReadAddress(http);
        if (HttpMethods.IsPost(http.Request.Method) && http.Request.HasFormContentType && http.GetEndpoint() is not null && await ReadFormAsync(http) is { } refused)
        {
            http.Response.StatusCode = refused;
            return;
        }

        await next(http);
    }

    /// <returns>The status to refuse a form with that is none; else null.</returns>
    private static async Task<int?> ReadFormAsync(HttpContext http)
    {
        try
        {
            var form = await http.Request.ReadFormAsync(http.RequestAborted);
            if (form.Any(field => HoldsNothing(field.Value)))
            {
                http.Request.Form = new FormCollection(form.ToDictionary(field => field.Key, field => Without(field.Value), StringComparer.OrdinalIgnoreCase), form.Files);
            }

            return null;
        }
        catch (BadHttpRequestException error)
        {
            return error.StatusCode;
        }
        catch (Exception error) when (error is InvalidDataException or InvalidOperationException)
        {
            return StatusCodes.Status400BadRequest; // why: so the framework says that a form is too large in its parts, broken off, or holds the character of code 0
        }
    }

    private static void ReadAddress(HttpContext http)
    {
        if (!http.Request.QueryString.HasValue)
        {
            return;
        }

        var asked = http.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type is { } page ? Asked.GetOrAdd(page, NumbersOf) : null;
        bool IsReadable(KeyValuePair<string, StringValues> given) => asked?.TryGetValue(given.Key, out var type) is not true || given.Value.All(text => CanRead(text, type));
        if (http.Request.Query.All(given => IsReadable(given) && !HoldsNothing(given.Value)))
        {
            return;
        }

        http.Request.QueryString = QueryString.Create(http.Request.Query.Where(IsReadable).Select(given => KeyValuePair.Create(given.Key, Without(given.Value))));
    }

    /// <summary>What a page asks of its address that is not simply a text, by name.</summary>
    private static Dictionary<string, Type> NumbersOf(Type page) => page.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
        .Select(property => (Property: property, Asked: property.GetCustomAttribute<SupplyParameterFromQueryAttribute>()))
        .Where(p => p.Asked is not null && p.Property.PropertyType != typeof(string))
        .ToDictionary(p => p.Asked!.Name ?? p.Property.Name, p => Nullable.GetUnderlyingType(p.Property.PropertyType) ?? p.Property.PropertyType, StringComparer.OrdinalIgnoreCase); // why: asked just before

    /// <summary>As the framework reads it, which breaks off the page where it cannot.</summary>
    private static bool CanRead(string? text, Type type) => string.IsNullOrEmpty(text) || Type.GetTypeCode(type) switch
    {
        TypeCode.Int32 => int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out _),
        TypeCode.Int64 => long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out _),
        TypeCode.Boolean => bool.TryParse(text, out _),
        _ when type == typeof(Guid) => Guid.TryParse(text, CultureInfo.InvariantCulture, out _),
        _ when type == typeof(DateOnly) => DateOnly.TryParse(text, CultureInfo.InvariantCulture, out _),
        _ => true,
    };

    private static bool HoldsNothing(StringValues values) => values.Any(text => text?.Contains(Nothing, StringComparison.Ordinal) == true);

    private static StringValues Without(StringValues values) => new([.. values.Select(text => text?.Replace(Nothing.ToString(), "", StringComparison.Ordinal))]);
}
