using System.Data.Common;
using Hongniang.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Hongniang.Sqlite;

public static class SqliteDatabase
{
    /// <summary>The embedded database: one file, write-ahead log, foreign keys on.</summary>
    public static IServiceCollection AddHongniangSqlite(this IServiceCollection services, string file) =>
        services.AddDbContextFactory<HongniangDb>(options => options.UseHongniangSqlite(file), ServiceLifetime.Scoped);

    public static DbContextOptionsBuilder UseHongniangSqlite(this DbContextOptionsBuilder options, string file)
    {
        ArgumentNullException.ThrowIfNull(options);
        var connection = new SqliteConnectionStringBuilder { DataSource = file, ForeignKeys = true, Pooling = true, DefaultTimeout = 30 }.ToString();
        return options
            .UseSqlite(connection, sqlite => sqlite.MigrationsAssembly(typeof(SqliteDatabase).Assembly.GetName().Name))
            // why: SQLite changes a constraint by building the table again, with foreign keys switched off outside the transaction. That cannot be otherwise, the build itself is
            // one transaction, and it is nothing that the person who starts the program could act on.
            .ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.NonTransactionalMigrationOperationWarning))
            .AddInterceptors(Pragmas.Instance);
    }

    /// <summary>Per connection: NORMAL is safe against a crash of the process under a write-ahead log, and much faster than FULL.</summary>
    private sealed class Pragmas : DbConnectionInterceptor
    {
        public static readonly Pragmas Instance = new();

        private const string Sql = "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-32000; PRAGMA mmap_size=268435456;";

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            using var command = connection.CreateCommand();
            command.CommandText = Sql;
            command.ExecuteNonQuery();
        }

        public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = Sql;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}

internal sealed class SqliteDesign : IDesignTimeDbContextFactory<HongniangDb>
{
    public HongniangDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<HongniangDb>();
        options.UseHongniangSqlite("design.db");
        return new HongniangDb(options.Options);
    }
}
