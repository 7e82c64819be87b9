using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Hongniang.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class PlaybooksOfStations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "CopiedFromId",
                table: "Stations",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Playbook",
                table: "Stations",
                type: "TEXT",
                maxLength: 6000,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Stations_CopiedFromId",
                table: "Stations",
                column: "CopiedFromId");

            migrationBuilder.AddForeignKey(
                name: "FK_Stations_Stations_CopiedFromId",
                table: "Stations",
                column: "CopiedFromId",
                principalTable: "Stations",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Stations_Stations_CopiedFromId",
                table: "Stations");

            migrationBuilder.DropIndex(
                name: "IX_Stations_CopiedFromId",
                table: "Stations");

            migrationBuilder.DropColumn(
                name: "CopiedFromId",
                table: "Stations");

            migrationBuilder.DropColumn(
                name: "Playbook",
                table: "Stations");
        }
    }
}
