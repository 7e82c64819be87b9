using Hongniang.Testing;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Hongniang.Tests.Data;

public sealed class MigrationTests
{
    [Fact]
    public async Task The_migrations_hold_every_change_of_the_model()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var scope = database.Open();

        scope.Db.Database.HasPendingModelChanges().ShouldBeFalse("bin/migration add NAME makes the missing migration for both databases.");
        (await scope.Db.Database.GetPendingMigrationsAsync(TestContext.Current.CancellationToken)).ShouldBeEmpty();
    }
}
