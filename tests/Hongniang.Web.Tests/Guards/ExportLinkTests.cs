using System.Text.RegularExpressions;
using Hongniang.Testing;
using Shouldly;
using Xunit;

namespace Hongniang.Web.Tests.Guards;

/// <summary>A long list is not answered with a file but with the page that asks for an approval: a link that calls itself a download would save that page under the file's name.</summary>
public sealed partial class ExportLinkTests
{
    [Fact]
    public void A_link_to_a_list_leaves_it_to_the_answer_whether_it_is_a_file() =>
        Repository.Files("src/Hongniang.Web", ".razor").SelectMany(file => Link().Matches(File.ReadAllText(file)).Select(m => $"{Repository.Short(file)}: {m.Value}")).ShouldBeEmpty();

    [GeneratedRegex("""<a [^>]*(?:/export\.(?!json)|ExportGate\.|ExportOf\(view, |To\("(?:xlsx|csv)"\))[^>]*\sdownload\b""")]
    private static partial Regex Link();
}
