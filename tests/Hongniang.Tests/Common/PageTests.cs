using Hongniang.Common;
using Shouldly;
using Xunit;

namespace Hongniang.Tests.Common;

public sealed class PageTests
{
    [Theory]
    [InlineData(1, 20, 0)]
    [InlineData(3, 20, 40)]
    [InlineData(0, 20, 0)]
    [InlineData(int.MinValue, 20, 0)]
    [InlineData(2, 0, 1)]
    [InlineData(int.MaxValue, 1, int.MaxValue - 1)]
    [InlineData(int.MaxValue, 1000, int.MaxValue)]
    public void What_is_skipped_is_never_negative(int number, int size, int skipped) => new Page(number, size).Skip.ShouldBe(skipped);
}
