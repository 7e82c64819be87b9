using System.Globalization;
using System.Text;
using Hongniang.Access;
using Hongniang.Data;
using Hongniang.Sample;
using Hongniang.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Shouldly;

namespace Hongniang.Tests.Sample;

internal static class SampleTools
{
    private static readonly string[] Credentials = [nameof(Account.PasswordHash)];

    public static async Task SeedAsync(this TestDatabase database)
    {
        await using var scope = database.Open();
        (await SampleAssociation.SeedAsync(scope.Db, database.Clock, database.Clock.Today, default)).Problems.ShouldBeEmpty();
    }

    /// <summary>Everything in the database but credentials, one line a row.</summary>
    public static async Task<string> DumpAsync(this TestDatabase database)
    {
        await using var scope = database.Open();
        var text = new StringBuilder();
        foreach (var type in scope.Db.Model.GetEntityTypes().Where(t => !t.IsOwned()).OrderBy(t => t.Name, StringComparer.Ordinal))
        {
            var rows = await (Task<List<string>>)typeof(SampleTools).GetMethod(nameof(RowsAsync))!.MakeGenericMethod(type.ClrType).Invoke(null, [scope.Db, type])!;
            text.AppendLine(type.Name).AppendJoin('\n', rows.Order(StringComparer.Ordinal)).AppendLine();
        }

        return text.ToString();
    }

    public static async Task<List<string>> RowsAsync<T>(HongniangDb db, IEntityType type)
        where T : class
    {
        var rows = await db.Set<T>().ToListAsync();
        return rows.ConvertAll(row => string.Join('|', type.GetProperties().Where(p => !Credentials.Contains(p.Name)).OrderBy(p => p.Name, StringComparer.Ordinal)
            .Select(p => $"{p.Name}={Text(db.Entry(row).Property(p.Name).CurrentValue)}")));
    }

    private static string Text(object? value) => value switch
    {
        byte[] bytes => Convert.ToHexString(bytes),
        decimal amount => amount.ToString("0.00", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        System.Collections.IEnumerable list and not string => string.Join(';', list.Cast<object>()),
        _ => value?.ToString() ?? "",
    };
}
