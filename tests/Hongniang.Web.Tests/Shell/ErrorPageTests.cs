using System.Data.Common;
using System.Net;
using Hongniang.Data;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Hongniang.Web.Tests.Shell;

public sealed class ErrorPageTests
{
    [Theory]
    [InlineData("Production")]
    [InlineData("Development")]
    public async Task A_fault_shows_a_page_without_inner_details(string environment)
    {
        var trouble = new Trouble();
        await using var host = await WebHost.StartAsync(configure: builder =>
        {
            builder.UseEnvironment(environment);
            builder.ConfigureTestServices(services => services.ConfigureDbContext<HongniangDb>(options => options.AddInterceptors(trouble)));
        });
        var manager = await host.ManagerAsync();

        trouble.Once = true;
        var page = await manager.GetAsync("/account");

        trouble.Once.ShouldBeFalse();
        page.Status.ShouldBe(HttpStatusCode.InternalServerError);
        page.Heading.ShouldBe("Something went wrong");
        page.Html.ShouldNotContain("Inner-detail");
        page.Html.ShouldNotContain("Exception");
        page.Text.ShouldNotContain(".cs");
        (await manager.GetAsync("/account")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_is_not_there_says_so_with_the_right_status()
    {
        await using var host = await WebHost.StartAsync();
        var manager = await host.ManagerAsync();

        var page = await manager.GetAsync("/nothing-here");

        page.Status.ShouldBe(HttpStatusCode.NotFound);
        page.Heading.ShouldBe("There is nothing here");
    }

    /// <summary>A database that fails once.</summary>
    private sealed class Trouble : DbCommandInterceptor
    {
        public bool Once { get; set; }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            if (!Once || !command.CommandText.Contains("AspNetUsers", StringComparison.OrdinalIgnoreCase) && !command.CommandText.Contains("account", StringComparison.OrdinalIgnoreCase))
            {
                return ValueTask.FromResult(result);
            }

            Once = false;
            throw new InvalidOperationException("Inner-detail: Host=db;Password=secret");
        }
    }
}
