using Hongniang.Network;
using Shouldly;
using Xunit;

namespace Hongniang.Tests.Network;

public sealed class ContactReadingTests
{
    [Theory]
    [InlineData("张三", "13800138000", null, "张三", "13800138000", null)]
    [InlineData("张三 13800138000", null, null, "张三", "13800138000", null)]
    [InlineData("张三", "139 0013 9000", null, "张三", "13900139000", null)]
    [InlineData("张三", "0757-88888888", null, "张三", "0757-88888888", null)]
    [InlineData("张三", "（0757）88888888转8001", null, "张三", "(0757)88888888转8001", null)]
    [InlineData("张三", "13800138000\n0757-88888888", null, "张三", "13800138000 / 0757-88888888", null)]
    [InlineData("张三", "13800138000、13900139000、13700137000、13600136000", null, "张三", "13800138000 / 13900139000 / 13700137000", null)]
    [InlineData(null, "李经理：13800138000", null, "李经理", "13800138000", null)]
    [InlineData("张三", "手机：13800138000", null, "张三", "13800138000", null)]
    [InlineData("张三", "１３８００１３８０００", null, "张三", "13800138000", null)]
    [InlineData("张三", "13800138000 zhang@x.cn", null, "张三", "13800138000", "zhang@x.cn")]
    [InlineData("联系人：张三", null, "zhang@x.cn", "张三", null, "zhang@x.cn")]
    [InlineData("张三", "+86 138-0013-8000", null, "张三", "+86138-0013-8000", null)]
    public void Sorts_out_names_numbers_and_mail(string? name, string? phone, string? email, string? asName, string? asPhone, string? asMail) =>
        ContactReading.Read(name, phone, email).ShouldBe(new ContactReading(asName, asPhone, asMail));

    [Theory]
    [InlineData("13800138000\n0757-88888888")]
    [InlineData("（0757）88888888转8001")]
    [InlineData("+86 138-0013-8000")]
    [InlineData("400-800-1234")]
    public void What_is_read_passes_the_check(string phone) => ContactChecks.IsPhone(ContactReading.Read(null, phone, null).Phone!).ShouldBeTrue();

    [Fact]
    public void What_is_no_number_stays_for_the_check_to_name() => ContactReading.Read(null, "1380013", null).Phone.ShouldBe("1380013");

    [Theory]
    [InlineData("南海区", "440600", "440605")]
    [InlineData("顺德", "440600", "440606")]
    [InlineData("440600", "440600", "440600")]
    [InlineData("广东省佛山市南海区桂城街道A座", "440100", "440605")]
    [InlineData("深圳", "440600", "440300")]
    [InlineData("火星", "440600", null)]
    public void A_region_is_read_within_that_of_the_holder(string text, string within, string? code) => RegionReading.Read(text, within).ShouldBe(code);
}
