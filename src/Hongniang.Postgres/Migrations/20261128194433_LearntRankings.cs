using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hongniang.Postgres.Migrations
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
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Serial = table.Column<int>(type: "integer", nullable: false),
                    HolderId = table.Column<Guid>(type: "uuid", nullable: false),
                    MadeAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    MadeByName = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    PairCount = table.Column<int>(type: "integer", nullable: false),
                    NeedCount = table.Column<int>(type: "integer", nullable: false),
                    Champion = table.Column<double>(type: "double precision", nullable: false),
                    Challenger = table.Column<double>(type: "double precision", nullable: false),
                    Gain = table.Column<double>(type: "double precision", nullable: false),
                    GainLow = table.Column<double>(type: "double precision", nullable: false),
                    GainHigh = table.Column<double>(type: "double precision", nullable: false),
                    Content = table.Column<string>(type: "character varying(8000)", maxLength: 8000, nullable: false),
                    Sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    BeforeId = table.Column<Guid>(type: "uuid", nullable: true),
                    ChangedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ChangedByName = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
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
