using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Hongniang.Common;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Hongniang.Data;

/// <summary>Instants as UTC, cut to microseconds: the precision that both databases keep, and the form that SQLite can sort.</summary>
internal sealed class UtcConverter() : ValueConverter<DateTimeOffset, DateTime>(
    v => new DateTime(v.UtcTicks - (v.UtcTicks % 10), DateTimeKind.Utc),
    v => new DateTimeOffset(DateTime.SpecifyKind(v, DateTimeKind.Utc)));

/// <summary>A text that only this installation's keys open: see <see cref="SealRing"/>. It cannot be searched or compared in the database.</summary>
internal sealed class SealedConverter() : ValueConverter<string, string>(v => SealRing.Seal(v), v => SealRing.Open(v));

/// <summary>A list of enum members as <c>A;B;C</c>, readable in both databases.</summary>
internal sealed class EnumListConverter<T>() : ValueConverter<List<T>, string>(
    v => string.Join(';', v),
    v => v.Length == 0 ? new List<T>() : v.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<T>).ToList())
    where T : struct, Enum;

/// <summary>A list of small records as JSON text.</summary>
internal sealed class JsonListConverter<T>() : ValueConverter<List<T>, string>(
    v => JsonSerializer.Serialize(v, StoredJson.Options),
    v => JsonSerializer.Deserialize<List<T>>(v, StoredJson.Options) ?? new List<T>());

internal sealed class ListComparer<T>() : ValueComparer<List<T>>(
    (a, b) => ReferenceEquals(a, b) || (a != null && b != null && a.SequenceEqual(b)),
    v => v.Aggregate(0, (hash, item) => HashCode.Combine(hash, item == null ? 0 : item.GetHashCode())),
    v => v.ToList());

/// <summary>How JSON is written into columns: enums by name, 汉字 readable, nulls left out.</summary>
public static class StoredJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.General)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };

    public static string? Write(object? value) => value is null ? null : JsonSerializer.Serialize(value, Options);
}
