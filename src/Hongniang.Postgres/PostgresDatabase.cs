using Hongniang.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.Extensions.DependencyInjection;

namespace Hongniang.Postgres;

public static class PostgresDatabase
{
    /// <summary>The database for many users and more than one server.</summary>
    public static IServiceCollection AddHongniangPostgres(this IServiceCollection services, string connectionString) =>
        services.AddDbContextFactory<HongniangDb>(options => options.UseHongniangPostgres(connectionString), ServiceLifetime.Scoped);

    public static DbContextOptionsBuilder UseHongniangPostgres(this DbContextOptionsBuilder options, string connectionString) =>
        options.UseNpgsql(connectionString, postgres => postgres.MigrationsAssembly(typeof(PostgresDatabase).Assembly.GetName().Name));
}

internal sealed class PostgresDesign : IDesignTimeDbContextFactory<HongniangDb>
{
    public HongniangDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<HongniangDb>();
        options.UseHongniangPostgres("Host=localhost;Database=design");
        return new HongniangDb(options.Options);
    }
}
