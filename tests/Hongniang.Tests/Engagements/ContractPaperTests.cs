using System.IO.Compression;
using System.Text;
using Hongniang.Common;
using Hongniang.Engagements;
using Hongniang.Testing;
using Shouldly;
using Xunit;

namespace Hongniang.Tests.Engagements;

public sealed class ContractPaperTests
{
    [Theory]
    [InlineData("pdf", "合同.pdf", "application/pdf", "合同.pdf")]
    [InlineData("pdf", "C:\\扫描\\合同.exe", "application/pdf", "合同.exe.pdf")]
    [InlineData("jpg", "第一页.JPEG", "image/jpeg", "第一页.JPEG")]
    [InlineData("png", "../../etc/passwd", "image/png", "passwd.png")]
    [InlineData("docx", "", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "contract.docx")]
    public async Task Its_kind_is_told_by_its_content(string kind, string name, string contentType, string stored)
    {
        await using var database = await TestDatabase.CreateAsync();

        var file = ContractPaper.Read(name, Sample(kind), database.Clock).Value;

        (file.ContentType, file.Name, file.Length).ShouldBe((contentType, stored, Sample(kind).LongLength));
        file.Sha256.Length.ShouldBe(64);
    }

    [Theory]
    [InlineData("html", "file.type")]
    [InlineData("xlsx", "file.type")]
    [InlineData("macros", "file.type")]
    [InlineData("torn", "file.type")]
    [InlineData("nothing", "file.empty")]
    [InlineData("large", "file.too-big")]
    public async Task Anything_else_is_refused(string kind, string code)
    {
        await using var database = await TestDatabase.CreateAsync();

        ContractPaper.Read("合同.pdf", Sample(kind), database.Clock).Problems.ShouldHaveSingleItem().Code.ShouldBe(code);
    }

    internal static byte[] Sample(string kind) => kind switch
    {
        "pdf" => Encoding.ASCII.GetBytes("%PDF-1.7\n%%EOF"),
        "jpg" => [0xFF, 0xD8, 0xFF, 0xE0, 0, 16],
        "png" => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0],
        "docx" => Zip("[Content_Types].xml", "word/document.xml"),
        "macros" => Zip("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"),
        "xlsx" => Zip("[Content_Types].xml", "xl/workbook.xml"),
        "torn" => Zip("[Content_Types].xml", "word/document.xml")[..60],
        "html" => Encoding.ASCII.GetBytes("<html><script>alert(1)</script>"),
        "large" => [.. "%PDF-1.7"u8, .. new byte[StoredFile.MaxBytes]],
        _ => [],
    };

    private static byte[] Zip(params string[] names)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var name in names)
            {
                using var entry = new StreamWriter(zip.CreateEntry(name).Open());
                entry.Write("<x/>");
            }
        }

        return memory.ToArray();
    }
}
