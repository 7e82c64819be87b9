using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hongniang.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class LearntRankings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "RankingModels",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Serial = table.Column<int>(type: "INTEGER", nullable: false),
                    HolderId = table.Column<Guid>(type: "TEXT", nullable: false),
                    MadeAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    MadeByName = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    PairCount = table.Column<int>(type: "INTEGER", nullable: false),
                    NeedCount = table.Column<int>(type: "INTEGER", nullable: false),
                    Champion = table.Column<double>(type: "REAL", nullable: false),
                    Challenger = table.Column<double>(type: "REAL", nullable: false),
                    Gain = table.Column<double>(type: "REAL", nullable: false),
                    GainLow = table.Column<double>(type: "REAL", nullable: false),
                    GainHigh = table.Column<double>(type: "REAL", nullable: false),
                    Content = table.Column<string>(type: "TEXT", maxLength: 8000, nullable: false),
                    Sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    BeforeId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ChangedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ChangedByName = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RankingModels", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RankingModels_Organizations_HolderId",
                        column: x => x.HolderId,
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_RankingModels_HolderId",
                table: "RankingModels",
                column: "HolderId",
                unique: true,
                filter: "\"State\" = 'InUse'");

            migrationBuilder.CreateIndex(
                name: "IX_RankingModels_HolderId_Serial",
                table: "RankingModels",
                columns: new[] { "HolderId", "Serial" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "RankingModels");
        }
    }
}
