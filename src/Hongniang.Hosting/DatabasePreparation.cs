using Hongniang.Access;
using Hongniang.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hongniang.Hosting;

public static class DatabasePreparation
{
    /// <summary>Brings the database to the newest migration. Answers with the names of the migrations that it applied, oldest first.</summary>
    public static async Task<IReadOnlyList<string>> MigrateAsync(this IServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HongniangDb>();
        db.Scope = Scope.Everything;
        var pending = (await db.Database.GetPendingMigrationsAsync(ct)).ToList();
        await db.Database.MigrateAsync(ct);
        return pending;
    }

    /// <summary>What a host does before it serves: the newest schema, and on the first start the sample association.</summary>
    public static async Task<PreparedDatabase> MigrateAndSeedAsync(this IServiceProvider services, CancellationToken ct)
    {
        var applied = await services.MigrateAsync(ct);
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HongniangDb>();
        db.Scope = Scope.Everything;
        var accounts = await db.Users.AsNoTracking().Where(a => a.IsSample).OrderBy(a => a.UserName)
            .Select(a => new SampleSignIn(a.UserName ?? "", a.DisplayName, a.Role)).ToListAsync(ct);
        return new PreparedDatabase(applied, accounts);
    }
}

/// <param name="AppliedMigrations">Names, oldest first; empty when the schema was the newest.</param>
/// <param name="SampleAccounts">The accounts of the sample association; empty without it.</param>
public sealed record PreparedDatabase(IReadOnlyList<string> AppliedMigrations, IReadOnlyList<SampleSignIn> SampleAccounts);

/// <summary>One account of the sample association, to be printed at the start and offered on the sign-in page.</summary>
public sealed record SampleSignIn(string UserName, string DisplayName, Role Role);
