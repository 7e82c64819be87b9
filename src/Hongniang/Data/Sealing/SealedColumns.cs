using Hongniang.Common;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Data.Sealing;

/// <summary>The columns of the database whose texts are sealed (see <see cref="SealRing"/>), and how they are read and written as they are stored.</summary>
internal static class SealedColumns
{
    /// <param name="Key">The columns of the primary key, separated by a comma.</param>
    public sealed record Column(string Table, string Name, string Key)
    {
        public override string ToString() => $"{Table}.{Name}";
    }

    /// <param name="Place">Where the row lies, for this moment.</param>
    /// <param name="Text">As it is stored.</param>
    public sealed record Stored(string Place, string Text);

    /// <summary>As the model says, in a fixed order.</summary>
    public static IReadOnlyList<Column> Of(HongniangDb db) =>
    [
        .. db.Model.GetEntityTypes().Where(t => t.GetTableName() is not null)
            .SelectMany(t => t.GetProperties().Where(p => p.GetValueConverter() is SealedConverter)
                .Select(p => new Column(t.GetTableName()!, p.GetColumnName(), string.Join(',', t.FindPrimaryKey()!.Properties.Select(k => k.GetColumnName()))))) // why: filtered just before, and every table has a key
            .Distinct().OrderBy(c => c.Table, StringComparer.Ordinal).ThenBy(c => c.Name, StringComparer.Ordinal),
    ];

    /// <summary>The next stored texts after a place that do not begin with <paramref name="without"/>.</summary>
    public static Task<List<Stored>> NextAsync(HongniangDb db, Column column, string? after, string without, int most, CancellationToken ct)
    {
        var (place, from) = IsPostgres(db) ? ("ctid", "CAST({0} AS tid)") : ("rowid", "CAST({0} AS INTEGER)");
        var sql = $"""
            SELECT CAST({place} AS text) AS "Place", "{column.Name}" AS "Text" FROM "{column.Table}"
            WHERE {place} > {from} AND "{column.Name}" IS NOT NULL AND "{column.Name}" NOT LIKE {"{1}"} ORDER BY {place} LIMIT {most}
            """;
        return db.Database.SqlQueryRaw<Stored>(sql, after ?? (IsPostgres(db) ? "(0,0)" : "-1"), without + "%").ToListAsync(ct);
    }

    /// <summary>The first and the last stored text, in the order of the key: it is time-ordered and indexed, so a start reads no whole table.</summary>
    public static Task<List<string>> EndsAsync(HongniangDb db, Column column, CancellationToken ct)
    {
        var key = column.Key.Split(',');
        string End(string order) => $"""
            SELECT * FROM (SELECT "{column.Name}" AS "Value" FROM "{column.Table}" WHERE "{column.Name}" IS NOT NULL
            ORDER BY {string.Join(", ", key.Select(k => $"\"{k}\" {order}"))} LIMIT 1) AS {order}_end
            """;
        var sql = $"{End("ASC")} UNION ALL {End("DESC")}";
        return db.Database.SqlQueryRaw<string>(sql).ToListAsync(ct);
    }

    /// <summary>Writes a text in place of the one that was read there, and of no other.</summary>
    public static Task<int> ReplaceAsync(HongniangDb db, Column column, Stored stored, string text, CancellationToken ct)
    {
        var sql = $"""UPDATE "{column.Table}" SET "{column.Name}" = {"{0}"} WHERE {(IsPostgres(db) ? "ctid = CAST({1} AS tid)" : "rowid = CAST({1} AS INTEGER)")} AND "{column.Name}" = {"{2}"}""";
        return db.Database.ExecuteSqlRawAsync(sql, [text, stored.Place, stored.Text], ct);
    }

    // why: where a row lies is the one thing that the two databases name differently.
    private static bool IsPostgres(HongniangDb db) => db.Database.ProviderName?.Contains("Npgsql", StringComparison.Ordinal) == true;
}
