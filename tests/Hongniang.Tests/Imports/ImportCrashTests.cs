using System.Text;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Imports;
using Hongniang.Needs;
using Hongniang.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Hongniang.Tests.Imports;

/// <summary>A worker that is killed, cancelled or overtaken in the middle leaves whole batches behind, and the rest can be done later.</summary>
public sealed class ImportCrashTests
{
    private const int Rows = 700;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static string Csv { get; } = "需求名称,需求描述,企业名称\n" + string.Concat(Enumerable.Range(1, Rows).Select(i =>
        $"第{i}项{Words(i, 3)}技术,{Words(i, 25)},企业{i % 40}\n"));

    /// <summary>Texts that have nothing in common.</summary>
    private static string Words(int seed, int count)
    {
        var state = (uint)seed * 2654435761u;
        var text = new StringBuilder();
        for (var i = 0; i < count; i++)
        {
            state = (state * 1664525u) + 1013904223u;
            text.Append((char)(0x4e00 + (state >> 8) % 8000));
        }

        return text.ToString();
    }

    /// <summary>Breaks the given save of the process, as a power cut would: nothing after it happens.</summary>
    private sealed class Breaker : SaveChangesInterceptor
    {
        private int _saves;

        public int BreakAt { get; set; } = int.MaxValue;

        /// <summary>Instead of breaking, another worker takes the run over.</summary>
        public bool Overtake { get; set; }

        public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
            !IsBatch(eventData) || ++_saves != BreakAt ? ValueTask.FromResult(result)
            : Overtake ? OvertakeAsync(eventData.Context! /* why: asked by IsBatch */, result, cancellationToken)
            : throw new IOException("The power is cut.");

        private static async ValueTask<InterceptionResult<int>> OvertakeAsync(DbContext context, InterceptionResult<int> result, CancellationToken ct)
        {
            await context.Set<ImportRun>().IgnoreQueryFilters().ExecuteUpdateAsync(r => r.SetProperty(x => x.Version, x => x.Version + 1), ct);
            return result;
        }

        private static bool IsBatch(DbContextEventData eventData) => eventData.Context is { } context && context.ChangeTracker.Entries<ImportRow>().Any();
    }

    private static async Task<(TestDatabase Database, ImportWorld Import, Breaker Breaker)> StartAsync()
    {
        var breaker = new Breaker();
        var database = await TestDatabase.CreateAsync(s => s.ConfigureDbContext<HongniangDb>(o => o.AddInterceptors(breaker)));
        return (database, await ImportWorld.InAsync(database, Ct), breaker);
    }

    private static async Task<(int Needs, int Rows, int Entries, int Done)> StandAsync(TestDatabase database, string number)
    {
        await using var scope = database.Open();
        var run = await scope.Db.ImportRuns.SingleAsync(r => r.Number == number, Ct);
        return (await scope.Db.Needs.CountAsync(Ct), await scope.Db.ImportRows.CountAsync(Ct), await scope.Db.Journal.CountAsync(j => j.Verb == "Imported", Ct), run.DoneRows);
    }

    [Fact]
    public async Task A_worker_that_dies_inside_a_batch_leaves_whole_batches_and_another_finishes()
    {
        var (database, import, breaker) = await StartAsync();
        await using var _ = database;
        var number = await import.UploadAsync(Csv, Ct);
        (await import.ConfirmAsync(number, Ct)).Succeeded.ShouldBeTrue();
        breaker.BreakAt = 4; // why: each batch saves twice (records, then their journal); this is inside the second batch

        await Should.ThrowAsync<IOException>(() => import.RunAsync(number, Ct));

        (await StandAsync(database, number)).ShouldBe((250, 250, 250, 250));
        (await import.RunAsync(number, Ct)).ShouldBe(RunImport.Ending.NotMine); // the dead worker's lease still holds
        database.Time.Advance(ImportRules.Lease + TimeSpan.FromSeconds(1));
        (await import.RunAsync(number, Ct)).ShouldBe(RunImport.Ending.Done);
        (await StandAsync(database, number)).ShouldBe((Rows, Rows, Rows, Rows));
        await using var scope = database.Open();
        (await scope.Db.ImportRows.Select(r => r.RowNumber).Distinct().CountAsync(Ct)).ShouldBe(Rows);
        (await scope.Db.Needs.Select(n => n.Number).Distinct().CountAsync(Ct)).ShouldBe(Rows);
    }

    [Fact]
    public async Task A_cancelled_import_stops_between_batches_and_can_go_on()
    {
        var (database, import, _) = await StartAsync();
        await using var __ = database;
        var number = await import.UploadAsync(Csv, Ct);
        await import.ConfirmAsync(number, Ct);

        // The wish to stop arrives while the first batch is being written; here: just before it.
        await using (var scope = database.Open(import.Scope))
        {
            await scope.Db.ImportRuns.ExecuteUpdateAsync(r => r.SetProperty(x => x.State, RunState.Running).SetProperty(x => x.HeartbeatAt, (DateTimeOffset?)null), Ct);
            (await scope.The<CancelImport>().RunAsync(new(number), import.Actor, Ct)).Succeeded.ShouldBeTrue();
        }

        await using (var scope = database.Open(import.Scope))
        {
            (await scope.The<CancelImport>().RunAsync(new(number), import.Actor, Ct)).Problems.Single().Code.ShouldBe("import.ended");
        }

        (await import.RunAsync(number, Ct)).ShouldBe(RunImport.Ending.Cancelled);
        (await StandAsync(database, number)).ShouldBe((0, 0, 0, 0));
        await using (var scope = database.Open(import.Scope))
        {
            (await scope.The<ResumeImport>().RunAsync(new(number), import.Actor, Ct)).Succeeded.ShouldBeTrue();
        }

        (await import.RunAsync(number, Ct)).ShouldBe(RunImport.Ending.Done);
        (await StandAsync(database, number)).ShouldBe((Rows, Rows, Rows, Rows));
    }

    [Fact]
    public async Task A_worker_that_was_overtaken_writes_nothing_more()
    {
        var (database, import, breaker) = await StartAsync();
        await using var _ = database;
        var number = await import.UploadAsync(Csv, Ct);
        await import.ConfirmAsync(number, Ct);

        // Before the first worker writes its second batch it sleeps too long, and another raises the version.
        breaker.BreakAt = 3;
        breaker.Overtake = true;

        (await import.RunAsync(number, Ct)).ShouldBe(RunImport.Ending.NotMine);
        (await StandAsync(database, number)).ShouldBe((250, 250, 250, 250));
    }

    [Fact]
    public async Task Of_two_workers_one_gets_the_run()
    {
        var (database, import, _) = await StartAsync();
        await using var __ = database;
        var number = await import.UploadAsync(Csv, Ct);
        await import.ConfirmAsync(number, Ct);

        (await Task.WhenAll(import.RunAsync(number, Ct), import.RunAsync(number, Ct))).ShouldBe([RunImport.Ending.Done, RunImport.Ending.NotMine], ignoreOrder: true);

        (await StandAsync(database, number)).ShouldBe((Rows, Rows, Rows, Rows));
    }

    [Fact]
    public async Task Two_imports_of_one_file_at_once_add_each_row_once()
    {
        var (database, import, _) = await StartAsync();
        await using var __ = database;
        var (a, b) = (await import.UploadAsync(Csv, Ct), await import.UploadAsync(Csv, Ct));
        await import.ConfirmAsync(a, Ct);
        await import.ConfirmAsync(b, Ct);

        (await Task.WhenAll(import.RunAsync(a, Ct), import.RunAsync(b, Ct))).ShouldBe([RunImport.Ending.Done, RunImport.Ending.Done]);

        await using var scope = database.Open();
        (await scope.Db.Needs.CountAsync(Ct)).ShouldBe(Rows);
        var runs = await scope.Db.ImportRuns.ToListAsync(Ct);
        runs.Sum(r => r.Added).ShouldBe(Rows);
        runs.Sum(r => r.Unchanged + r.PossibleDuplicates).ShouldBe(Rows);
    }

    [Fact]
    public async Task A_run_of_an_account_that_is_gone_fails_in_words()
    {
        var (database, import, _) = await StartAsync();
        await using var __ = database;
        var number = await import.UploadAsync(Csv, Ct);
        await import.ConfirmAsync(number, Ct);
        await using (var scope = database.Open())
        {
            await scope.Db.Users.ExecuteDeleteAsync(Ct);
        }

        (await import.RunAsync(number, Ct)).ShouldBe(RunImport.Ending.Failed);

        (await import.DetailAsync(number, Ct)).Run.Failure.ShouldBe("The account that started this import is no longer there or may no longer import.");
    }
}
