using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Data;
using Hongniang.Postgres;
using Hongniang.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using Xunit;

namespace Hongniang.Testing;

/// <summary>A real database of its own for one test: SQLite by default, PostgreSQL when <c>HONGNIANG_TEST_DB=postgres</c>
/// (then <c>HONGNIANG_TEST_POSTGRES</c> is the connection string of a server that may create databases). Made by migrations, once, and copied.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly Func<ValueTask> _drop;

    private TestDatabase(ServiceProvider services, FakeTimeProvider time, string address, Func<ValueTask> drop)
    {
        _services = services;
        _drop = drop;
        Time = time;
        Address = address;
    }

    /// <summary>Tuesday, 24 November 2026, 10:00 in Shanghai.</summary>
    public static DateTimeOffset Start { get; } = new(2026, 11, 24, 2, 0, 0, TimeSpan.Zero);

    public static bool IsPostgres => string.Equals(Environment.GetEnvironmentVariable("HONGNIANG_TEST_DB"), "postgres", StringComparison.OrdinalIgnoreCase);

    public FakeTimeProvider Time { get; }

    public IServiceProvider Services => _services;

    /// <summary>The SQLite file, or the PostgreSQL connection string.</summary>
    public string Address { get; }

    public AssociationClock Clock => _services.GetRequiredService<AssociationClock>();

    public QueryCounter Queries => _services.GetRequiredService<QueryCounter>();

    public static async Task<TestDatabase> CreateAsync(Action<IServiceCollection>? configure = null)
    {
        var (address, drop) = IsPostgres ? await PostgresCopy.MakeAsync() : await SqliteCopy.MakeAsync();
        var time = new FakeTimeProvider(Start);
        var counter = new QueryCounter();
        var services = new ServiceCollection().AddSingleton<TimeProvider>(time).AddSingleton(counter).AddLogging().AddHongniang();
        services.AddDbContextFactory<HongniangDb>(
            options =>
            {
                _ = IsPostgres ? options.UseHongniangPostgres(address) : options.UseHongniangSqlite(address);
                options.AddInterceptors(counter).EnableSensitiveDataLogging();
            },
            ServiceLifetime.Scoped);
        configure?.Invoke(services);
        return new TestDatabase(services.BuildServiceProvider(), time, address, drop);
    }

    /// <summary>A fresh unit of work with the given sight (everything by default).</summary>
    public TestScope Open(Scope? scope = null)
    {
        var services = _services.CreateAsyncScope();
        var db = services.ServiceProvider.GetRequiredService<HongniangDb>();
        db.Scope = scope ?? Scope.Everything;
        return new TestScope(services, db);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _drop();
    }

    private static class SqliteCopy
    {
        private static readonly Lazy<Task<string>> Template = new(MakeTemplateAsync);

        public static async Task<(string Address, Func<ValueTask> Drop)> MakeAsync()
        {
            var file = Path.Combine(Folder(), $"{Guid.CreateVersion7():N}.db");
            File.Copy(await Template.Value, file);
            return (file, () =>
            {
                Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
                foreach (var path in new[] { file, file + "-wal", file + "-shm" })
                {
                    File.Delete(path);
                }

                return ValueTask.CompletedTask;
            });
        }

        private static string Folder() => Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), "hongniang-tests")).FullName;

        private static async Task<string> MakeTemplateAsync()
        {
            var file = Path.Combine(Folder(), $"template-{Environment.ProcessId}.db");
            File.Delete(file);
            var options = new DbContextOptionsBuilder<HongniangDb>();
            options.UseHongniangSqlite(file);
            await using var db = new HongniangDb(options.Options);
            await db.Database.MigrateAsync();
            await db.Database.CloseConnectionAsync();
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            return file;
        }
    }

    private static class PostgresCopy
    {
        private static readonly Lazy<Task<string>> Template = new(MakeTemplateAsync);
        private static readonly SemaphoreSlim OneAtATime = new(1, 1);

        public static async Task<(string Address, Func<ValueTask> Drop)> MakeAsync()
        {
            var template = await Template.Value;
            var name = $"hongniang_{Guid.CreateVersion7():N}";
            await OneAtATime.WaitAsync(TestContext.Current.CancellationToken);
            try
            {
                await ExecuteAsync($"CREATE DATABASE {name} TEMPLATE {template}");
            }
            finally
            {
                OneAtATime.Release();
            }

            var address = new NpgsqlConnectionStringBuilder(Server()) { Database = name, MaxPoolSize = 10 }.ToString();
            return (address, async () =>
            {
                await using (var connection = new NpgsqlConnection(address))
                {
                    NpgsqlConnection.ClearPool(connection);
                }

                await ExecuteAsync($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
            });
        }

        private static string Server() => Environment.GetEnvironmentVariable("HONGNIANG_TEST_POSTGRES")
            ?? throw new InvalidOperationException("HONGNIANG_TEST_DB=postgres needs HONGNIANG_TEST_POSTGRES, the connection string of a server (bin/test starts one).");

        private static async Task<string> MakeTemplateAsync()
        {
            var name = $"hongniang_template_{Environment.ProcessId}";
            await ExecuteAsync($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
            await ExecuteAsync($"CREATE DATABASE {name}");
            var options = new DbContextOptionsBuilder<HongniangDb>();
            options.UseHongniangPostgres(new NpgsqlConnectionStringBuilder(Server()) { Database = name, Pooling = false }.ToString());
            await using var db = new HongniangDb(options.Options);
            await db.Database.MigrateAsync();
            return name;
        }

        private static async Task ExecuteAsync(string sql)
        {
            await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Server()) { Database = "postgres", Pooling = false }.ToString());
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync();
        }
    }
}
