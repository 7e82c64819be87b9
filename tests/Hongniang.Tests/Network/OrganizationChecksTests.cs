using Hongniang.Access;
using Hongniang.Network;
using Shouldly;
using Xunit;

namespace Hongniang.Tests.Network;

public sealed class OrganizationChecksTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    private static readonly Organization.Facts Good = new()
    {
        Name = "测试电池有限公司",
        Kind = OrganizationKind.Enterprise,
        Level = OrganizationLevel.None,
        HolderId = new OrganizationId(new Guid("00000000-0000-7000-8000-000000000001")),
        RegionCode = "440605",
        IndustryCode = "C38",
    };

    [Fact]
    public void Good_facts_pass() => OrganizationChecks.Check(Good, Today).ShouldBeEmpty();

    [Theory]
    [InlineData("91440101231121197", "uscc.length")]
    public void A_wrong_credit_code_is_named(string uscc, string code) =>
        OrganizationChecks.Check(Good with { Uscc = uscc }, Today).ShouldHaveSingleItem().Code.ShouldBe(code);

    [Fact]
    public void The_check_character_decides()
    {
        const string Body = "91440600TEST00001";
        var right = Body.Replace('S', '5') + Uscc.CheckCharacter(Body.Replace('S', '5'));
        var wrong = right[..17] + (right[17] == '0' ? '1' : '0');

        OrganizationChecks.Check(Good with { Uscc = right }, Today).ShouldBeEmpty();
        OrganizationChecks.Check(Good with { Uscc = wrong }, Today).ShouldHaveSingleItem().Code.ShouldBe("uscc.check");
        OrganizationChecks.Check(Good with { Uscc = Body + "0" }, Today).ShouldHaveSingleItem().Code.ShouldBe("uscc.alphabet");
    }

    [Theory]
    [InlineData("13800001234", true)]
    [InlineData("138-0000-1234", true)]
    [InlineData("+86 13800001234", true)]
    [InlineData("0757-86220000", true)]
    [InlineData("0757-86220000转8012", true)]
    [InlineData("86220000", true)]
    [InlineData("400-800-1234", true)]
    [InlineData("+44 20 7946 0000", true)]
    [InlineData("13800001234/0757-86220000", true)]
    [InlineData("1380000123", false)]
    [InlineData("138000012345", false)]
    [InlineData("找张三", false)]
    [InlineData("/", false)]
    public void Telephone_numbers_have_a_shape(string phone, bool good) =>
        OrganizationChecks.Check(Good with { ContactPhone = phone }, Today).Select(p => p.Code).ShouldBe(good ? [] : ["contact.phone"]);

    [Theory]
    [InlineData("zhang@example.cn", true)]
    [InlineData("zhang.san@mail.example.com.cn", true)]
    [InlineData("zhang@example", false)]
    [InlineData("zhang example.cn", false)]
    public void Mail_addresses_have_a_shape(string mail, bool good) =>
        OrganizationChecks.Check(Good with { ContactEmail = mail }, Today).Select(p => p.Code).ShouldBe(good ? [] : ["contact.email"]);

    [Fact]
    public void An_association_needs_a_level_and_all_others_a_holder()
    {
        OrganizationChecks.Check(Good with { Kind = OrganizationKind.Association }, Today).ShouldHaveSingleItem().Field.ShouldBe("Level");
        OrganizationChecks.Check(Good with { HolderId = null }, Today).ShouldHaveSingleItem().Field.ShouldBe("HolderId");
    }
}
