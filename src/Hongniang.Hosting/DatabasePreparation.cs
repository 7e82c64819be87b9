using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Data.Sealing;
using Hongniang.Sample;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Hongniang.Hosting;

public static class DatabasePreparation
{
    public const string SampleKey = "Hongniang:Sample";

    /// <summary>Brings the database to the newest migration. Answers with the names of the migrations that it applied, oldest first.</summary>
    public static async Task<IReadOnlyList<string>> MigrateAsync(this IServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HongniangDb>();
        db.Scope = Scope.Everything;
        var pending = (await db.Database.GetPendingMigrationsAsync(ct)).ToList();
        if (pending.Count > 0)
        {
            // why: not asked for nothing. It compares the whole model with the last migration, and every start would wait for that.
            await db.Database.MigrateAsync(ct);
        }

        return pending;
    }

    /// <summary>Fills an empty database with the sample association. Refuses one that is not empty.</summary>
    /// <param name="today">The day from which the sample's history counts back; null for today.</param>
    public static async Task<Result> SeedSampleAsync(this IServiceProvider services, DateOnly? today, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HongniangDb>();
        db.Scope = Scope.Everything;
        var clock = scope.ServiceProvider.GetRequiredService<AssociationClock>();
        return await SampleAssociation.SeedAsync(db, clock, today ?? clock.Today, ct);
    }

    /// <summary>What a host does before it serves: the newest schema, a look whether the keys are here, and on the first start the sample association, unless <see cref="SampleKey"/> is false.</summary>
    /// <exception cref="KeysAreMissingException">Contacts in the database are sealed with keys that are not in the folder.</exception>
    public static async Task<PreparedDatabase> MigrateAndSeedAsync(this IServiceProvider services, CancellationToken ct)
    {
        var applied = await services.MigrateAsync(ct);
        await services.ShouldHaveKeysAsync(ct);
        var wanted = services.GetRequiredService<IConfiguration>().GetValue(SampleKey, defaultValue: true);
        var loaded = wanted && await services.IsEmptyAsync(ct) && Loaded(await services.SeedSampleAsync(null, ct));
        return new PreparedDatabase(applied, loaded, await services.SampleSignInsAsync(ct));
    }

    /// <summary>The accounts to try the product with, one of each kind of person first; empty where there is no sample association.</summary>
    public static async Task<IReadOnlyList<SampleSignIn>> SampleSignInsAsync(this IServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HongniangDb>();
        db.Scope = Scope.Everything;
        var accounts = await db.Users.AsNoTracking().Where(a => a.IsSample)
            .Select(a => new { Mailbox = a.UserName ?? "", a.DisplayName, a.Role, Organization = db.Organizations.Where(o => o.Id == a.OrganizationId).Select(o => o.Name).FirstOrDefault() ?? "" }).ToListAsync(ct);
        return [.. accounts.Select(a => (Order: SampleAssociation.Tour.ToList().IndexOf(a.Mailbox.Split('@')[0]), Account: new SampleSignIn(a.Mailbox, a.DisplayName, a.Role, a.Organization)))
            .Where(a => a.Order >= 0).OrderBy(a => a.Order).Select(a => a.Account)];
    }

    private static async Task ShouldHaveKeysAsync(this IServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        if (await MissingKeys.FindAsync(scope.ServiceProvider.GetRequiredService<HongniangDb>(), ct) is { Count: > 0 } missing)
        {
            throw new KeysAreMissingException(missing, services.GetRequiredService<SealKeys>().Folder);
        }
    }

    private static async Task<bool> IsEmptyAsync(this IServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HongniangDb>();
        return !await db.Organizations.IgnoreQueryFilters().AnyAsync(ct); // why: asks whether there is anything at all
    }

    // A second host that starts at the same time may have been faster.
    private static bool Loaded(Result result) => result.Succeeded || (result.Problems[0].Code == "sample.not-empty" ? false : throw new InvalidOperationException(result.Problems[0].ToString()));
}

/// <param name="AppliedMigrations">Names, oldest first; empty when the schema was the newest.</param>
/// <param name="SampleLoaded">Whether this start filled the database with the sample association.</param>
/// <param name="SampleAccounts">Accounts of the sample association to begin with; empty without it.</param>
public sealed record PreparedDatabase(IReadOnlyList<string> AppliedMigrations, bool SampleLoaded, IReadOnlyList<SampleSignIn> SampleAccounts);

/// <summary>One account of the sample association, to be printed at the start and offered on the sign-in page.</summary>
/// <remarks>The password of all of them is <see cref="SampleAssociation.Password"/>.</remarks>
public sealed record SampleSignIn(string UserName, string DisplayName, Role Role, string Organization);
