using NetArchTest.Rules;
using Shouldly;
using Xunit;

namespace Hongniang.Tests;

/// <summary>The product's modules know each other in one direction only: each may use those before it, never those after it.</summary>
public sealed class ModuleOrderTests
{
    private static readonly string[] Order = ["Common", "Access", "Network", "Supply", "Needs", "Matching", "Imports", "Engagements", "FollowUp", "Visits", "Tasks", "People", "Insight"];

    public static TheoryData<string> Modules => [.. Order];

    [Theory]
    [MemberData(nameof(Modules))]
    public void A_module_does_not_know_those_after_it(string module)
    {
        var later = Order[(Array.IndexOf(Order, module) + 1)..].Select(m => $"Hongniang.{m}").ToArray();
        var types = Types.InAssembly(typeof(Hongniang.Common.Problem).Assembly).That().ResideInNamespace($"Hongniang.{module}");
        types.GetTypes().ShouldNotBeEmpty();

        var result = types.ShouldNot().HaveDependencyOnAny(later).GetResult();

        (result.FailingTypeNames ?? []).ShouldBeEmpty();
    }

    [Fact]
    public void Every_module_has_its_place_in_the_order() =>
        typeof(Hongniang.Common.Problem).Assembly.GetTypes().Select(t => t.Namespace?.Split('.')).OfType<string[]>()
            .Where(n => n[0] == "Hongniang" && n.Length > 1).Select(n => n[1]).Distinct().Except(Order).ShouldBe(["Data"]);

    [Fact]
    public void The_engine_knows_nothing_of_the_product() =>
        System.Reflection.Assembly.Load("RedThread").GetReferencedAssemblies().Select(a => a.Name!).ShouldAllBe(n => !n.StartsWith("Hongniang") && !n.Contains("EntityFramework") && !n.Contains("AspNetCore"));
}
